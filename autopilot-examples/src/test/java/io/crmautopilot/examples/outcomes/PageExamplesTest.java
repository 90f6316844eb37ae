package io.crmautopilot.examples.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.Autopilot;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.contract.Diary;
import io.crmautopilot.explain.ReportBook;
import io.crmautopilot.explain.ReportLanguage;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.Deed;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.outcome.Days;
import io.crmautopilot.outcome.Grouping;
import io.crmautopilot.outcome.IncidentOutcome;
import io.crmautopilot.outcome.OutcomeCounter;
import io.crmautopilot.outcome.OutcomeListener;
import io.crmautopilot.outcome.OutcomeMeters;
import io.crmautopilot.outcome.OutcomeSettings;
import io.crmautopilot.outcome.Outcomes;
import io.crmautopilot.outcome.ReturnVisits;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.pilot.PilotBook;
import io.crmautopilot.pilot.PilotSummary;
import io.crmautopilot.testing.InMemoryAuditLog;
import io.crmautopilot.testing.InMemoryClientCards;
import io.crmautopilot.testing.InMemoryPersonVault;
import io.crmautopilot.trust.Advice;
import io.crmautopilot.trust.LevelChange;
import io.crmautopilot.trust.Standing;
import io.crmautopilot.trust.TrustBook;
import io.crmautopilot.trust.TrustSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the pages about outcomes, trust, the pilot and reports: what can run here runs, all of it compiles. */
class PageExamplesTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Path DOCS = Path.of("..", "docs");

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final InMemoryPersonVault vault = new InMemoryPersonVault();
    private final Currency kzt = Currency.getInstance("KZT");

    PageExamplesTest() {
        Diary diary = new Diary("salon").opened(0, "inc-...", "p-a");
        diary.did(60, diary.action("client.message", "write", "a", "p-a", null, Fields.empty()))
                .closed(900, "handled");
        log.append(diary.records()).awaitDurable();
    }

    private interface Meter {
        void increment(long amount);

        void record(Duration span);
    }

    private interface Registry {
        Meter counter(String name, Map<String, String> tags);

        Meter timer(String name, Map<String, String> tags);
    }

    @Test
    void outcomes_are_counted() {
        ClientCards cards = new InMemoryClientCards(ZoneOffset.UTC);
        TenantSettings settings = TenantSettings.fixed(List.of());

        OutcomeCounter counter = OutcomeCounter.of(
                log,
                "salon",
                OutcomeSettings.none()
                        .withUsualLoss(Map.of("air-conditioning", Money.ofMajor(350_000, kzt)))
                        .withVisits(ReturnVisits.of(vault, cards, settings, Duration.ofDays(60))));
        List<Outcomes> rows = counter.outcomes(Days.of(YearMonth.of(2025, 10)), Grouping.BRANCH);
        List<IncidentOutcome> each = counter.incidents();

        assertThat(rows).isEmpty();
        assertThat(each).hasSize(1);
    }

    @Test
    void pages_are_made() {
        List<AuditRecord> records = log.read("salon", 0, 100);

        ReportBook book = new ReportBook(OutcomeSettings.none());
        records.forEach(book::accept);
        String page = book.month(Days.of(YearMonth.of(2025, 10)), "2025-10", ReportLanguage.RU);
        Optional<String> one = book.incident("inc-...", ReportLanguage.KK);

        assertThat(page).contains("<html lang=\"ru\">");
        assertThat(one).isPresent();
    }

    @Test
    void a_pilot_is_compared() {
        List<AuditRecord> records = log.read("salon", 0, 100);

        PilotBook book = new PilotBook();
        records.forEach(book::accept);
        PilotSummary summary = PilotSummary.of(book.cases(), Optional.empty());

        assertThat(summary.cases()).isZero();
    }

    /** What needs a whole autopilot only compiles here; the salon's month runs it. */
    static void compiles(
            Autopilot autopilot,
            InMemoryAuditLog log,
            Registry registry,
            BranchRef branch,
            String incident,
            Instant at,
            Money price,
            List<Approver> approvers,
            Corridor corridor) {
        autopilot.judge(branch, incident, true, "owner-1", "a film crew with lamps");
        autopilot.peopleDid(branch, incident, new Deed(Deed.Kind.VENDOR_AGREED, at, price), "owner-1", "");
        BranchSettings.builder(branch, approvers, corridor);
        autopilot.peopleDid(branch, incident, new Deed(Deed.Kind.OWNER_KNEW, at, null), "s-08", "the shift's diary");
        autopilot.peopleDid(branch, incident, new Deed(Deed.Kind.VENDOR_AGREED, at, price), "s-08", "");
        Autopilot.builder()
                .
                /* ... */ alsoTo(new OutcomeMeters(new OutcomeListener() {
                    @Override
                    public void count(String name, Map<String, String> tags, long amount) {
                        registry.counter(name, tags).increment(amount);
                    }

                    @Override
                    public void time(String name, Map<String, String> tags, Duration span) {
                        registry.timer(name, tags).record(span);
                    }
                }));
        TrustBook book = TrustBook.of(log, "salon", TrustSettings.defaults());
        for (Standing standing : book.standings()) {
            if (standing.advice() == Advice.RAISE && standing.recommended().isEmpty()) {
                autopilot.recommend(standing);
            }
        }
        List<LevelChange> history = book.history("salon");
        assertThat(history).isNotNull();
    }

    @Test
    void the_pages_show_what_is_here() throws Exception {
        String here = bare(
                Files.readString(Path.of("src/test/java/io/crmautopilot/examples/outcomes/PageExamplesTest.java")));

        for (String page : List.of("outcomes.md", "trust.md", "pilot.md", "reports.md")) {
            Matcher block = BLOCK.matcher(Files.readString(DOCS.resolve(page)));
            int blocks = 0;
            while (block.find()) {
                for (String statement :
                        block.group(1).replaceAll("//[^\n]*", "").split(";")) {
                    assertThat(here).as(page).contains(bare(statement));
                }
                blocks++;
            }
            assertThat(blocks).as(page).isPositive();
        }
    }

    /** Without white space and comments, so that a page may break its lines elsewhere. */
    private static String bare(String code) {
        return code.replaceAll("//[^\n]*", "").replaceAll("/\\*.*?\\*/", "").replaceAll("\\s|@Override", "");
    }
}
