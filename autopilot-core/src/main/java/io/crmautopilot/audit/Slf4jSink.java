package io.crmautopilot.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line a record to the host's log, at level info: what happened, where and in which place of the audit log, never the
 * record's body. Safe for any number of threads.
 */
public final class Slf4jSink implements AuditSink {

    private final Logger logger;

    private Slf4jSink(Logger logger) {
        this.logger = logger;
    }

    /** Returns a sink to the logger called {@code name}, such as {@code autopilot.audit}. */
    public static AuditSink named(String name) {
        return new Slf4jSink(LoggerFactory.getLogger(name));
    }

    @Override
    public void accept(AuditRecord entry) {
        logger.info(
                "{} tenant={} seq={} location={} incident={} epoch={}",
                plain(entry.kind()),
                plain(entry.tenant()),
                entry.seq(),
                plain(entry.location()),
                plain(entry.incident()),
                entry.epoch());
    }

    /** An id with a line break in it must not look like a second line of the log. */
    private static String plain(String id) {
        return id.codePoints().noneMatch(Slf4jSink::breaksTheLine)
                ? id
                : id.codePoints()
                        .map(each -> breaksTheLine(each) ? '?' : each)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean breaksTheLine(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.isWhitespace(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }
}
