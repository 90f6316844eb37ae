package io.crmautopilot.examples.salon;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.outcome.Days;
import io.crmautopilot.outcome.Grouping;
import io.crmautopilot.outcome.IncidentOutcome;
import io.crmautopilot.outcome.Measured;
import io.crmautopilot.outcome.OutcomeCounter;
import io.crmautopilot.outcome.OutcomeSettings;
import io.crmautopilot.outcome.Outcomes;
import io.crmautopilot.outcome.ReturnVisits;
import io.crmautopilot.testing.InMemoryAuditLog;
import io.crmautopilot.testing.InMemoryPersonVault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SalonMonthTest {

    private static final InMemoryAuditLog LOG = new InMemoryAuditLog();
    private static final InMemoryPersonVault VAULT = new InMemoryPersonVault();
    private static final SalonMonth MONTH = new SalonMonth(11, LOG, VAULT);

    @BeforeAll
    static void the_month_is_played() {
        MONTH.play();
    }

    @Test
    void a_month_leaves_a_log_that_tells_what_was_achieved_in_each_branch() {
        OutcomeCounter counter = OutcomeCounter.of(
                LOG,
                "aruana-salons",
                OutcomeSettings.none()
                        .withVisits(ReturnVisits.of(VAULT, MONTH.cards(), MONTH.settings(), Duration.ofDays(14))));
        List<Outcomes> rows = counter.outcomes(Days.of(SalonMonth.MONTH), Grouping.BRANCH);

        assertThat(rows).extracting(row -> row.scope().location()).containsExactly("dostyk", "orbita", "samal");
        assertThat(rows.get(1).observed()).isEqualTo(rows.get(1).incidents()).isPositive();
        assertThat(rows.get(2).questions()).isPositive();
        assertThat(rows.get(0).retained().part()).isPositive();
        for (IncidentOutcome each : counter.incidents()) {
            assertThat(each.ending()).as(each.id()).isNotBlank();
            assertThat(each.money().spent()).as(each.id()).isInstanceOf(Measured.Known.class);
        }
    }

    @Test
    void the_same_seed_is_the_same_month() {
        InMemoryAuditLog again = new InMemoryAuditLog();
        new SalonMonth(11, again, new InMemoryPersonVault()).play();

        assertThat(again.read("aruana-salons", 0, 100_000)).isEqualTo(LOG.read("aruana-salons", 0, 100_000));
    }
}
