package io.crmautopilot.openai;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.Lookup;
import io.crmautopilot.json.Fields;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a model about a vendor's reply that stays unclear. Its answer is a record of the incident and never asked for again. */
final class ReplyLookup implements Lookup {

    static final String NAME = "model.vendor-reply";

    private final PersonVault vault;
    private final Asker asker;
    private final Prompt prompt = Prompt.of(Help.VENDOR_REPLIES);

    ReplyLookup(PersonVault vault, Asker asker) {
        this.vault = vault;
        this.asker = asker;
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Takes {@code from}, {@code message} and {@code at}; answers {@code outcome}, {@code reference} and, where there is an answer,
     * {@code coming}, {@code arrival}, {@code price} and {@code most} as far as they were unclear.
     */
    @Override
    public Fields look(Inquiry inquiry) {
        Fields args = inquiry.args();
        String tenant = inquiry.incident().branch().tenant();
        ZoneId zone = inquiry.settings().zone();
        PersonVault.File file = vault.file(tenant, args.text("from"));
        String text = file.recall("message:" + args.text("message")).orElse("");
        ReplyReading reading = new ReplyReading(
                text,
                args.instant("at").atZone(zone).toLocalTime(),
                inquiry.settings().corridor().caps().currency());
        if (!reading.isUnclear()) {
            return Fields.of("outcome", "nothing-to-ask");
        }
        Answer answer = asker.ask(
                tenant,
                inquiry.incident().id(),
                reading.question(prompt, names(inquiry, file)),
                asker.settings().patience());
        Optional<Fields> derived = answer.said().flatMap(said -> said.rederive(reading::derive));
        return derived.orElse(Fields.empty())
                .with(Fields.of(
                        "outcome",
                        derived.isPresent()
                                ? "answered"
                                : answer.problem().map(Problem::id).orElse("empty"),
                        "reference",
                        answer.reference()));
    }

    /** The vendor's own name, and the owners': they speak of each other. */
    private static KnownNames names(Inquiry inquiry, PersonVault.File vendor) {
        List<String> names = new ArrayList<>();
        vendor.recall("name").ifPresent(names::add);
        inquiry.settings().approvers().forEach(approver -> names.add(approver.name()));
        return KnownNames.of(names);
    }
}
