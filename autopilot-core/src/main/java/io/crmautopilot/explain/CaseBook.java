package io.crmautopilot.explain;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains one incident from its records, taken in their order: to four readers, and by five questions. It keeps the records of that
 * incident alone. Safe for any number of threads.
 *
 * <p>Reasons are told by their codes in the reader's language; those without one are quoted as they were recorded, in English.
 */
public final class CaseBook implements AuditSink {

    private final String incident;
    private final List<AuditRecord> records = new ArrayList<>();

    /** Creates a book about the incident of that id. */
    public CaseBook(String incident) {
        this.incident = incident;
    }

    @Override
    public synchronized void accept(AuditRecord entry) {
        if (entry.incident().equals(incident)) {
            records.add(entry);
        }
    }

    /** Tells whether a record of the incident was there. */
    public synchronized boolean isKnown() {
        return records.stream().anyMatch(each -> each.kind().equals("incident.opened"));
    }

    /**
     * Returns the explanation for {@code reader}, a line for each thought.
     *
     * @param client the token of the client whom it is for; empty for no certain one. Other readers pass it over
     * @throws IllegalArgumentException when there is no such incident, or a record does not hold what its kind promises
     */
    public synchronized List<String> tell(Reader reader, String client, ReportLanguage language) {
        Facts facts = facts();
        Words words = Words.in(language);
        return switch (reader) {
            case CLIENT -> new ForClient(facts, words).lines(client);
            case OPERATOR -> new ForOperator(facts, words).lines();
            case OWNER -> new ForOwner(facts, words).lines();
            case REGULATOR -> new ForRegulator(facts, words).lines();
        };
    }

    /** Returns the answer to {@code question}, a line for each thought; throws as {@link #tell} does. */
    public synchronized List<String> answer(Question question, ReportLanguage language) {
        return new Answers(facts(), Words.in(language)).to(question);
    }

    private Facts facts() {
        if (!isKnown()) {
            throw new IllegalArgumentException("there is no incident " + incident);
        }
        return new Facts(records);
    }
}
