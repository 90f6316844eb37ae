package io.crmautopilot.channels;

/**
 * Is told what a channel reported beside messages. Called by the thread that fetches, before the update leaves the inbox, so it may be
 * told the same notice again after a crash. Throwing is logged and changes nothing.
 */
@FunctionalInterface
public interface Notices {

    /** Takes a notice. */
    void noticed(Notice notice);
}
