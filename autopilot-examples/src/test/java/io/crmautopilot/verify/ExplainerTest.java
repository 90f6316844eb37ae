package io.crmautopilot.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.SqliteStore;
import io.crmautopilot.json.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainerTest {

    private static final Instant START = Instant.parse("2026-03-02T05:07:14Z");

    @TempDir
    private Path folder;

    private ChainHead head = ChainHead.START;
    private final List<AuditRecord> records = new ArrayList<>();

    private void happened(String incident, String kind, Fields body) {
        AuditRecord next = AuditRecord.chained(
                "salon",
                head.seq() + 1,
                START.plusSeconds(60 * head.seq()),
                "b1",
                incident,
                kind,
                0,
                body,
                head.hash());
        head = ChainHead.of(next);
        records.add(next);
    }

    private Path file() throws IOException {
        StringBuilder text = new StringBuilder();
        records.forEach(each -> text.append(each.toFields().canonical()).append('\n'));
        return Files.writeString(folder.resolve("audit.jsonl"), text);
    }

    private static String explained(Path file, String incident, String language) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            Explainer.explain(file, incident, language, out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void every_kind_that_the_engine_writes_has_a_sentence_in_every_language() throws IOException {
        assertThat(Explainer.kinds()).containsExactlyInAnyOrderElementsOf(RecordKind.all());

        for (String kind : RecordKind.all()) {
            happened("inc-1", kind, Fields.of("step", "vendor", "why", "because of " + kind));
        }
        for (String language : Explainer.languages()) {
            String text = explained(file(), "inc-1", language);
            assertThat(text).doesNotContain("{").doesNotContain("}").doesNotContain("null");
            if (language.equals("en")) {
                RecordKind.all().forEach(kind -> assertThat(text).contains("because of " + kind));
            }
        }
    }

    @Test
    void a_reason_is_told_in_the_readers_language_by_its_code_and_its_values() throws IOException {
        Fields money = Fields.of("minor", 6_000_000, "currency", "KZT");
        happened(
                "inc-1",
                RecordKind.ACTION_REFUSED,
                Fields.of(
                        "rule",
                        "perIncident",
                        "why",
                        "perIncident is 60000 KZT",
                        "cap",
                        Fields.of("name", "perIncident", "limit", money, "used", money, "asked", money)));
        happened("inc-1", RecordKind.ACTION_HELD, Fields.of("rule", "assist", "why", "the branch is in assist"));
        happened(
                "inc-1",
                RecordKind.STEP_NOTED,
                Fields.of(
                        "step",
                        "clients",
                        "what",
                        "clients.told",
                        "why",
                        "3 of 4",
                        "facts",
                        Fields.of("people", 4, "written", 3)));

        String russian = explained(file(), "inc-1", "ru");
        String kazakh = explained(file(), "inc-1", "kk");
        String english = explained(file(), "inc-1", "en");

        assertThat(russian)
                .contains("предел perIncident — 60000 KZT, из него занято 60000 KZT")
                .contains("филиал в режиме помощи")
                .contains("написали 3 из 4 пожаловавшихся")
                .doesNotContain("the branch is in assist");
        assertThat(kazakh).contains("филиал көмек режимінде").contains("4 адамның 3 жазылды");
        assertThat(english).contains("the branch is in assist").contains("3 of 4");
    }

    @Test
    void a_reason_without_a_code_is_quoted_and_said_to_be_english() throws IOException {
        happened(
                "inc-1", RecordKind.STEP_HANDED_OVER, Fields.of("step", "vendor", "reason", "r", "why", "nobody came"));

        assertThat(explained(file(), "inc-1", "ru")).contains("«nobody came» (записано по-английски)");
        assertThat(explained(file(), "inc-1", "kk")).contains("«nobody came» (ағылшынша жазылған)");
    }

    @Test
    void an_action_is_told_by_what_it_does_also_where_the_record_names_its_key_alone() throws IOException {
        Fields action = Fields.of(
                "key",
                "k-1",
                "kind",
                "compensation.grant",
                "to",
                "p-1",
                "cost",
                Fields.of("minor", 500_000, "currency", "KZT"));
        happened("inc-1", "plan.made", Fields.of("zone", "Asia/Almaty", "level", "ACT"));
        happened(
                "inc-1",
                "action.started",
                Fields.of("action", action, "rule", "caps", "policy", "3", "why", "within caps"));
        happened("inc-1", "action.done", Fields.of("key", "k-1"));

        assertThat(explained(file(), "", "en"))
                .contains("2026-03-02 10:08:14  #2  Begins: compensation to p-1, 5000 KZT (rule caps, policy 3")
                .contains("why: within caps")
                .contains("#3  Done: compensation to p-1, 5000 KZT");
        assertThat(explained(file(), "", "ru")).contains("Сделано: компенсация кому: p-1, 5000 KZT");
        assertThat(explained(file(), "", "kk")).contains("Жасалды: өтемақы кімге: p-1, 5000 KZT");
    }

    @Test
    void several_incidents_are_listed_and_an_unknown_one_is_said_to_be_so() throws IOException {
        happened("inc-1", "incident.opened", Fields.empty());
        happened("inc-2", "incident.opened", Fields.empty());
        happened("", "level.lowered", Fields.empty());

        assertThat(explained(file(), "", "en")).contains("salon/inc-1").contains("salon/inc-2");
        assertThat(explained(file(), "inc-3", "en")).contains("no such incident");
    }

    @Test
    void a_log_that_does_not_verify_is_explained_under_a_warning() throws IOException {
        happened("inc-1", "incident.opened", Fields.empty());
        happened("inc-1", "incident.closed", Fields.of("outcome", "normal"));
        records.remove(0);

        assertThat(explained(file(), "inc-1", "en"))
                .startsWith("THE LOG DOES NOT VERIFY")
                .contains("Closed: normal");
    }

    @Test
    void a_person_who_was_forgotten_is_shown_as_removed_at_request() throws IOException {
        Path file = folder.resolve("log.db");
        String gone;
        String here;
        try (JdbcStore store = SqliteStore.at(file)) {
            PersonVault vault = store.personVault();
            gone = vault.tokenOf("salon", "whatsapp:77000000101");
            here = vault.tokenOf("salon", "whatsapp:77000000102");
            happened("inc-1", "reply.received", Fields.of("from", gone));
            happened("inc-1", "reply.received", Fields.of("from", here));
            store.auditLog().append(records).awaitDurable();
            vault.forget("salon", "whatsapp:77000000101");
        }

        assertThat(explained(file, "inc-1", "en"))
                .contains("The log verifies")
                .contains(gone.substring(0, 8) + " (removed at request) answered")
                .contains(here.substring(0, 8) + " answered");
        assertThat(explained(file, "inc-1", "ru")).contains("удалено по просьбе");
    }
}
