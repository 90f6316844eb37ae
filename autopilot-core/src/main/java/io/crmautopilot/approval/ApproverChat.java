package io.crmautopilot.approval;

/** Reads what an approver wrote. Pure, called from many threads; throwing counts as {@link Spoken.Other}. */
@FunctionalInterface
public interface ApproverChat {

    /** Returns what {@code text} decides, if anything. */
    Spoken read(String text);
}
