package io.crmautopilot.guard;

/** Keeps the promise that a guard which fails does not let anything through. */
final class FailClosed implements PolicyGuard {

    private final PolicyGuard guard;

    FailClosed(PolicyGuard guard) {
        this.guard = guard;
    }

    @Override
    @SuppressWarnings("ConstantValue") // a host may break the promise not to answer null
    public Ruling review(Proposal proposal) {
        try {
            Ruling ruling = guard.review(proposal);
            return ruling != null ? ruling : new Ruling.Refuse("guard-failed", "the guard gave no ruling");
        } catch (RuntimeException | StackOverflowError e) {
            return new Ruling.Refuse(
                    "guard-failed", "the guard failed: " + e.getClass().getSimpleName());
        }
    }
}
