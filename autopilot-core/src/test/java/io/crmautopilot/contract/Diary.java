package io.crmautopilot.contract;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.ChainHead;
import io.crmautopilot.json.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small log written by hand: each entry at so many seconds after ten o'clock of its day. Not safe for several threads. */
public final class Diary {

    /** Ten in the morning in Almaty. */
    public static final Instant TEN = Instant.parse("2026-03-02T05:00:00Z");

    private final List<AuditRecord> records = new ArrayList<>();
    private final String tenant;
    private String location = "b1";
    private String incident = "";
    private String level = "CORRIDOR";
    private Instant start = TEN;
    private ChainHead head = ChainHead.START;

    /** Starts the log of {@code tenant}. */
    public Diary(String tenant) {
        this.tenant = tenant;
    }

    /** Writes on at another time. */
    public Diary on(Instant day) {
        start = day;
        return this;
    }

    /** Writes about another branch from now on. */
    public Diary at(String branch) {
        location = branch;
        return this;
    }

    /** Lets the incidents that follow begin at another level. */
    public Diary level(String name) {
        level = name;
        return this;
    }

    /** Writes one record. */
    public Diary write(long second, String kind, Fields body) {
        return write(second, incident, location, kind, body);
    }

    /** Writes one record about the given incident and branch. */
    public Diary write(long second, String about, String branch, String kind, Fields body) {
        AuditRecord next = AuditRecord.chained(
                tenant, head.seq() + 1, start.plusSeconds(second), branch, about, kind, 1, body, head.hash());
        records.add(next);
        head = ChainHead.of(next);
        return this;
    }

    /** Opens an incident and plans it: an owner, a vendor, the clients, a watch and a follow-up; 60,000 tenge. */
    public Diary opened(long second, String id, String... people) {
        incident = id;
        List<Fields> affected =
                Arrays.stream(people).map(token -> person(token, second)).toList();
        write(
                second,
                "incident.opened",
                Fields.of(
                        "signal",
                        Fields.of(
                                "at",
                                start.plusSeconds(second),
                                "id",
                                id,
                                "topics",
                                List.of("climate.heat"),
                                "people",
                                List.of(people),
                                "expected",
                                "0.02",
                                "recurrenceYears",
                                "108.22842",
                                "posterior",
                                "0.907",
                                "verdict",
                                "COMMON_CAUSE_LIKELY",
                                "window",
                                Duration.ofMinutes(20)),
                        "diagnosis",
                        Fields.of(
                                "causes",
                                List.of(Fields.of("cause", "air-conditioning", "probability", "0.9")),
                                "sure",
                                true),
                        "affected",
                        affected,
                        "why",
                        "COMMON_CAUSE_LIKELY"));
        return write(
                second,
                "plan.made",
                Fields.of(
                        "plan",
                        Fields.of(
                                "scenario",
                                "air-conditioning",
                                "version",
                                "1",
                                "why",
                                "it is hot",
                                "steps",
                                List.of(
                                        step("owner", "owner-notice"),
                                        step("repair", "vendor"),
                                        step("write", "clients"),
                                        step("look", "watch"),
                                        step("ask", "follow-up"))),
                        "zone",
                        "Asia/Almaty",
                        "level",
                        level,
                        "corridor",
                        Fields.of(
                                "currency",
                                "KZT",
                                "perAction",
                                "25000.00",
                                "perIncident",
                                "60000.00",
                                "setBy",
                                "owner",
                                "version",
                                "1")));
    }

    private static Fields step(String id, String kind) {
        return Fields.of("id", id, "kind", kind);
    }

    private Fields person(String token, long second) {
        return Fields.of(
                "token",
                token,
                "firstAt",
                start.plusSeconds(second),
                "lastAt",
                start.plusSeconds(second),
                "messages",
                List.of("m-" + token));
    }

    /** Lets somebody complain, anew or again. */
    public Diary complained(long second, String token) {
        return write(second, "incident.grew", Fields.of("affected", List.of(person(token, second))));
    }

    /** Returns an action of the incident. */
    public Fields action(String kind, String step, String name, String to, @Nullable String tenge, Fields details) {
        return Fields.of(
                "key", incident + "/" + step + "/" + name,
                "kind", kind,
                "tenant", tenant,
                "location", location,
                "incident", incident,
                "step", step,
                "to", to,
                "cost", tenge == null ? null : money(tenge),
                "details", details);
    }

    /** Returns a sum of tenge. */
    public static Fields money(String tenge) {
        return io.crmautopilot.money.Money.ofMajor(new BigDecimal(tenge), Currency.getInstance("KZT"))
                .toFields();
    }

    /** Starts and ends an action that costs nothing. */
    public Diary did(long second, String kind, String step, String name, String to) {
        return did(second, action(kind, step, name, to, null, Fields.empty()));
    }

    /** Starts and ends an action. */
    public Diary did(long second, Fields action) {
        started(second, action);
        return write(second, "action.done", Fields.of("key", action.text("key"), "facts", Fields.empty()));
    }

    /** Starts an action; its money is held for a week. */
    public Diary started(long second, Fields action) {
        return write(
                second,
                "action.started",
                Fields.of(
                        "action",
                        action,
                        "attempt",
                        1,
                        "level",
                        level,
                        "rule",
                        "within-corridor",
                        "why",
                        "it is inside the corridor",
                        "expires",
                        action.has("cost") ? start.plusSeconds(second).plus(Duration.ofDays(7)) : null));
    }

    /** Reaches a milestone by a note. */
    public Diary reached(long second, String step, String milestone) {
        return write(
                second,
                "step.noted",
                Fields.of("step", step, "what", step + "." + milestone, "milestone", milestone, "why", "so it is"));
    }

    /** Lets somebody answer. */
    public Diary replied(long second, String token) {
        return write(
                second,
                "reply.received",
                Fields.of("from", token, "message", "r-" + records.size(), "sentAt", start.plusSeconds(second)));
    }

    /** Closes the incident. */
    public Diary closed(long second, String outcome) {
        return write(second, "incident.closed", Fields.of("outcome", outcome, "why", "it is over"));
    }

    /** Returns what was written. */
    public List<AuditRecord> records() {
        return List.copyOf(records);
    }

    /** Returns what was written, one record a line. */
    public String lines() {
        StringBuilder out = new StringBuilder();
        records.forEach(each -> out.append(each.toFields().canonical()).append('\n'));
        return out.toString();
    }
}
