package io.crmautopilot.steps;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.ActionView.Status;
import io.crmautopilot.engine.Noted;
import io.crmautopilot.engine.RecordKind;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import io.crmautopilot.words.Slots;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the record knows of an incident, as values for the answer to an approver's question. Pure. */
final class Answers {

    private final StepView view;

    Answers(StepView view) {
        this.view = view;
    }

    Slots state() {
        Slots slots = Composer.forOwner(view);
        long told = view.actions().values().stream()
                .filter(action -> action.action().kind().startsWith("client.") && action.status() == Status.DONE)
                .map(action -> action.action().to())
                .distinct()
                .count();
        slots = told > 0 ? slots.count("told", told) : slots;
        List<String> pending = pending().stream()
                .flatMap(ask -> ApprovalAsk.steps(ask.action().details().list("actions")).stream())
                .distinct()
                .limit(5)
                .toList();
        return pending.isEmpty() ? slots : slots.steps("pending", pending);
    }

    Slots price() {
        Slots slots = Composer.forOwner(view)
                .money("limit", view.settings().corridor().caps().perAction());
        Optional<Booking> booking = Booking.of(view);
        slots = booking.isPresent() ? slots.money("amount", booking.get().ceiling()) : slots;
        List<Fields> shortlist = view.latest("vendor.shortlist").stream()
                .map(Noted::facts)
                .flatMap(facts -> facts.list("shortlist").stream())
                .toList();
        slots = shortlist.isEmpty() ? slots : slots.count("suitable", shortlist.size());
        Optional<String> rating = shortlist.stream()
                .filter(vendor -> booking.filter(one -> one.vendor().equals(vendor.text("token")))
                        .isPresent())
                .flatMap(vendor -> vendor.find("rating").stream())
                .findFirst();
        slots = rating.isPresent() ? slots.decimal("rating", new BigDecimal(rating.get())) : slots;
        Optional<Money> waits = pending().stream()
                .filter(ask -> ask.action().details().has("total"))
                .map(ask -> Money.of(ask.action().details().fields("total")))
                .findFirst();
        return waits.isPresent() ? slots.money("waiting", waits.get()) : slots;
    }

    /** Returns the questions that an approver may still answer. */
    private List<ActionView> pending() {
        return view.actions().values().stream()
                .filter(ask -> ask.action().kind().equals(ApprovalAsk.KIND)
                        && ask.status() == Status.DONE
                        && ask.action().details().instant("expiresAt").isAfter(view.now())
                        && view.notes().stream()
                                .noneMatch(note -> note.what().equals(RecordKind.APPROVAL_DECIDED)
                                        && note.facts()
                                                .text("approval")
                                                .equals(ask.action().details().text("approvalId"))))
                .toList();
    }

    Action toPerson(Reply reply) {
        return Composer.plain(
                view,
                view.key("question", reply.message()),
                HandOver.KIND,
                "",
                null,
                PersonalReason.APPROVER_ASKS
                        .details()
                        .with(Fields.of(
                                "dialogues",
                                List.of(Fields.of("token", reply.from(), "messages", List.of(reply.message()))),
                                "facts",
                                PersonalCase.evidence(view))));
    }
}
