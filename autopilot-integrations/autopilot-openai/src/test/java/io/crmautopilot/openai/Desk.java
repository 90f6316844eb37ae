package io.crmautopilot.openai;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.json.Fields;
import io.crmautopilot.testing.InMemoryAuditLog;
import io.crmautopilot.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** What the tests of this package share: a tenant, a log, a clock, and a question with its good answer. */
final class Desk {

    static final String TENANT = "aruana";
    static final String GOOD = "{\"cause\":\"air-conditioning\",\"because\":[\"topics\"]}";

    /** What no log, exception or text form may ever show. */
    static final String CANARY = "CANARY-7f3a";

    final InMemoryAuditLog log = new InMemoryAuditLog();
    final SettableClock clock = new SettableClock(Instant.parse("2025-10-07T05:07:00Z"));

    static ModelSettings.Builder settings(URI url, ModelApi api) {
        return ModelSettings.of(url, "stub-1", () -> "sk-test")
                .api(api)
                .help(EnumSet.allOf(Help.class))
                .patience(Duration.ofSeconds(20));
    }

    /** Asks by real time, because a server is really waited for. */
    Asker asker(ModelSettings settings) {
        return new Asker(settings, log, clock, System::nanoTime, () -> new OpenAiWire(settings));
    }

    static Question question() {
        return question("climate.heat");
    }

    static Question question(String topic) {
        return Question.from(
                Prompt.of(Help.CAUSES),
                Facts.none().names("topics", List.of(topic)),
                Shape.named("cause_choice")
                        .one("cause", List.of("air-conditioning", "ventilation", "none"))
                        .some("because", List.of("topics", "equipment"), 3));
    }

    Answer ask(Asker asker, Question question) {
        return asker.ask(TENANT, "inc-1", question, Duration.ofSeconds(20));
    }

    List<AuditRecord> records() {
        return log.read(ModelBook.chainOf(TENANT), 0, 10_000);
    }

    Fields lastAnswer() {
        List<AuditRecord> all = records();
        return all.get(all.size() - 1).body();
    }
}
