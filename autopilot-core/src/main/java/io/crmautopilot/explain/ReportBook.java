package io.crmautopilot.explain;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.audit.Checkpoint;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.outcome.Days;
import io.crmautopilot.outcome.IncidentOutcome;
import io.crmautopilot.outcome.OutcomeCounter;
import io.crmautopilot.outcome.OutcomeSettings;
import io.crmautopilot.trust.TrustBook;
import io.crmautopilot.trust.TrustSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes pages of audit records, taken in their order. Each figure of a page is counted from the records; a page needs nothing from
 * elsewhere, neither a script nor a picture. Safe for any number of threads.
 */
public final class ReportBook implements AuditSink {

    final OutcomeCounter outcomes;
    final TrustBook trust = new TrustBook(TrustSettings.defaults());
    private final Map<String, Story> stories = new LinkedHashMap<>();
    private long records;
    private String checkpoint = "";

    /** Creates a book without records. */
    public ReportBook(OutcomeSettings settings) {
        outcomes = new OutcomeCounter(settings);
    }

    /** Takes the next record; throws {@link IllegalArgumentException} naming it when it does not hold what its kind promises. */
    @Override
    public synchronized void accept(AuditRecord entry) {
        outcomes.accept(entry);
        trust.accept(entry);
        try {
            String key = entry.tenant() + "/" + entry.incident();
            if (entry.kind().equals(RecordKind.INCIDENT_OPENED)) {
                stories.putIfAbsent(key, new Story(entry));
            } else {
                Optional.ofNullable(stories.get(key)).ifPresent(story -> story.take(entry));
            }
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException(
                    "record " + entry.seq() + " of " + entry.tenant() + " (" + entry.kind() + ") cannot be told: "
                            + wrong.getMessage(),
                    wrong);
        }
        records++;
        checkpoint = Checkpoint.of(entry).shortForm();
    }

    /** Returns the page of all incidents of {@code days}. */
    public synchronized String month(Days days, String period, ReportLanguage language) {
        return new MonthPage(this, Words.in(language), language).html(days, period);
    }

    /** Returns the page of one incident by its id, or empty when there is none. */
    public synchronized Optional<String> incident(String id, ReportLanguage language) {
        return outcomes.incident(id).stream()
                .findFirst()
                .map(each -> new IncidentPage(this, Words.in(language), language).html(each, story(each)));
    }

    /** Returns the ids of the incidents, in the order in which they began. */
    public synchronized List<String> incidents() {
        return outcomes.incidents().stream().map(IncidentOutcome::id).toList();
    }

    Story story(IncidentOutcome incident) {
        Story story = stories.get(incident.tenant() + "/" + incident.id());
        if (story == null) {
            throw new IllegalStateException("no record opens " + incident.id());
        }
        return story;
    }

    String source(Words words) {
        return words.text("report.source", records, checkpoint);
    }
}
