package io.crmautopilot.explain;

import io.crmautopilot.contract.Diary;
import io.crmautopilot.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Six incidents, one of each kind of ending, written by hand. */
final class Endings {

    private Endings() {}

    static Diary of(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    static Map<String, Diary> all() {
        Map<String, Diary> all = new LinkedHashMap<>();
        all.put("handled", handled());
        all.put("handed over", handedOver());
        all.put("unattended", unattended());
        all.put("stopped", stopped());
        all.put("observed", observed());
        all.put("open", open());
        return all;
    }

    private static Diary begun(String level) {
        Diary diary = new Diary("salon").level(level).opened(0, "i1", "p-aigul-1", "p-dana-22");
        return diary;
    }

    private static void judged(Diary diary) {
        diary.write(
                2,
                "step.noted",
                Fields.of(
                        "step",
                        "repair",
                        "what",
                        "vendor.shortlist",
                        "milestone",
                        "searched",
                        "why",
                        "by points of 100: v-1 78.7, then v-2 73.2",
                        "facts",
                        Fields.of(
                                "shortlist",
                                List.of(
                                        Fields.of("id", "v-1", "points", "78.7", "why", "rating 35.8"),
                                        Fields.of("id", "v-2", "points", "73.2", "why", "rating 31.8")),
                                "excluded",
                                List.of(Fields.of("id", "v-9", "why", "few reviews: 6")))));
    }

    private static Diary handled() {
        Diary diary = begun("CORRIDOR");
        judged(diary);
        diary.did(5, diary.action("vendor.agree", "repair", "v", "p-v", "20000", Fields.empty()))
                .write(
                        60,
                        "step.noted",
                        Fields.of(
                                "step",
                                "repair",
                                "what",
                                "vendor.booked",
                                "milestone",
                                "booked",
                                "why",
                                "v-1 confirmed",
                                "facts",
                                Fields.of("id", "v-1")))
                .did(61, "client.message", "write", "a", "p-aigul-1")
                .did(61, "client.message", "write", "b", "p-dana-22")
                .did(70, diary.action("compensation.grant", "give", "a", "p-aigul-1", "1500", Fields.empty()))
                .write(
                        4_000,
                        "budget.settled",
                        Fields.of("key", "i1/repair/v", "amount", Diary.money("18000"), "why", "the final price"))
                .reached(9_000, "look", "normal");
        return diary.closed(9_100, "handled");
    }

    private static Fields askedOfTheOwner() {
        return Fields.of(
                "approval",
                "q1",
                "actions",
                List.of("i1/write/a"),
                "approver",
                0,
                "role",
                "owner",
                "to",
                "p-owner",
                "expires",
                Diary.TEN.plusSeconds(605));
    }

    private static Diary handedOver() {
        Diary diary = begun("ASSIST");
        Fields message = diary.action("client.message", "write", "a", "p-aigul-1", null, Fields.empty());
        diary.write(5, "action.held", Fields.of("action", message, "rule", "assist", "why", "a person confirms"))
                .write(5, "approval.asked", askedOfTheOwner())
                .write(300, "approval.decided", Fields.of("approval", "q1", "approved", false, "by", "p-owner"))
                .write(
                        300,
                        "action.refused",
                        Fields.of("action", message, "rule", "refused", "why", "a person said no"))
                .write(
                        301,
                        "step.handed-over",
                        Fields.of("step", "write", "reason", "a person said no", "nextBest", "call the clients"));
        return diary.closed(400, "handed-over");
    }

    private static Diary unattended() {
        Diary diary = begun("CORRIDOR");
        diary.write(
                301,
                "step.handed-over",
                Fields.of("step", "repair", "reason", "no vendor answered", "nextBest", "call one by hand"));
        return diary.closed(400, "unattended");
    }

    private static Diary stopped() {
        Diary diary = begun("CORRIDOR");
        diary.did(5, "owner.notice", "owner", "n", "p-owner")
                .write(60, "stop.set", Fields.of("scope", "INCIDENT", "name", "i1", "by", "p-owner", "why", "in chat"));
        return diary.closed(60, "stopped");
    }

    private static Diary observed() {
        Diary diary = begun("OBSERVE");
        Fields notice = diary.action("owner.notice", "owner", "n", "p-owner", null, Fields.empty());
        diary.write(1, "action.observed", Fields.of("action", notice, "rule", "observe", "why", "observed only"));
        return diary.closed(5_000, "handled");
    }

    private static Diary open() {
        Diary diary = begun("ASSIST");
        Fields message = diary.action("client.message", "write", "a", "p-aigul-1", null, Fields.empty());
        return diary.write(
                        3,
                        "action.waiting",
                        Fields.of(
                                "action",
                                message,
                                "from",
                                Diary.TEN.plusSeconds(9_000),
                                "rule",
                                "quiet-hours",
                                "why",
                                "clients are not written to at night"))
                .write(5, "approval.asked", askedOfTheOwner());
    }
}
