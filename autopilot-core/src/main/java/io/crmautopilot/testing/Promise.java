package io.crmautopilot.testing;

import io.crmautopilot.action.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** One promise of a port, in a sentence, and how it is looked into. */
record Promise(String says, Look look) {

    /** Returns what is wrong; empty when nothing is. Whatever it throws is wrong as well. */
    interface Look {
        Optional<String> into(Executor threads);
    }

    static final int CALLS = 16;

    static Promise of(String says, Supplier<Optional<String>> look) {
        return new Promise(says, threads -> look.get());
    }

    /** Returns the promise that {@code CALLS} calls at once end as {@code then} says of what they returned, by their numbers. */
    static <T> Promise together(
            String says, IntFunction<T> call, java.util.function.Function<List<T>, Optional<String>> then) {
        return new Promise(says, threads -> {
            List<CompletableFuture<T>> running = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                int number = i;
                running.add(CompletableFuture.supplyAsync(() -> call.apply(number), threads));
            }
            return then.apply(running.stream().map(CompletableFuture::join).toList());
        });
    }

    Optional<String> brokenBy(Executor threads) {
        try {
            return look.into(threads);
        } catch (CompletionException e) {
            return Optional.of("it threw " + e.getCause());
        } catch (RuntimeException e) {
            return Optional.of("it threw " + e);
        }
    }

    static Optional<String> kept() {
        return Optional.empty();
    }

    static Optional<String> unless(boolean kept, String what) {
        return kept ? kept() : Optional.of(what);
    }

    static Optional<String> same(Object found, Object wanted) {
        return unless(Objects.equals(found, wanted), "it was " + found + ", not " + wanted);
    }

    @SuppressWarnings("ConstantValue") // a host in plain Java may return null all the same
    static Optional<String> present(Object value) {
        return unless(value != null, "it was null");
    }

    static Optional<String> done(Outcome outcome) {
        return unless(outcome instanceof Outcome.Done, "it was " + name(outcome));
    }

    static Optional<String> notDone(Outcome outcome) {
        return unless(outcome instanceof Outcome.Failed, "it was " + name(outcome));
    }

    /** Outcomes may bear what a person is called: only their kind and reason are told. */
    @SuppressWarnings("ConstantValue")
    private static String name(Outcome outcome) {
        return outcome == null
                ? "null"
                : outcome.match(
                        done -> "done", failed -> "failed: " + failed.reason(), doubt -> "in doubt: " + doubt.reason());
    }
}
