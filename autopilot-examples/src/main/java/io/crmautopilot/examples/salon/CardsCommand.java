package io.crmautopilot.examples.salon;

import io.crmautopilot.clients.CardCompletion;
import io.crmautopilot.clients.CardCompletion.Sighting;
import io.crmautopilot.clients.CardCompletion.Verdict;
import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.UsageException;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.text.Language;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ./autopilot cards --dry-run}: lists every field of the chain's cards that would be written, and writes nothing. */
public final class CardsCommand implements Command {

    /** Creates the command. */
    public CardsCommand() {}

    @Override
    public String name() {
        return "cards";
    }

    @Override
    public String summary() {
        return "lists the card fields that the salon's complaints would complete, and writes nothing: --dry-run";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        if (!args.equals(List.of("--dry-run"))) {
            throw new UsageException("only a dry run is there: ./autopilot cards --dry-run");
        }
        SalonCase salon = SalonCase.load();
        BranchRef dostyk = new BranchRef(salon.tenant(), "dostyk");
        BranchSettings settings = new SalonSettings(salon, null).of(dostyk).orElseThrow();
        CardCompletion completion =
                new CardCompletion(new SalonCards(salon), new SalonFields(salon), new PhoneNumbers("KZ"));
        List<CardCompletion.Entry> entries =
                completion.plan(salon.tenant(), complaints(salon, dostyk), CardCompletion.mapping(settings.extras()));
        out.print("Aruana, " + SalonCase.DAY + ", who complained at dostyk. Nothing is written.\n\n");
        entries.forEach(entry -> out.print(String.format(
                Locale.ROOT,
                "  %-6s %-17s %-6s %s%n",
                entry.client().isEmpty() ? "-" : entry.client(),
                entry.field().isEmpty() ? entry.fact().code() : entry.field(),
                word(entry.verdict()),
                said(entry))));
        out.print("\n  "
                + entries.stream().filter(e -> e.verdict() == Verdict.WRITE).count() + " of " + entries.size()
                + " fields would be written; a card is never made, doubled or overwritten.\n");
        return 0;
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String said(CardCompletion.Entry entry) {
        return switch (entry.verdict()) {
            case WRITE -> "blank -> " + entry.value();
            case KEPT -> entry.standing().orElse("") + " stays, though the messages say " + entry.value();
            case SAME -> entry.value() + " stands there";
            case NO_CARD -> entry.value() + " belongs to nobody's card";
            case UNREADABLE -> "there is no such field";
        };
    }

    private static List<Sighting> complaints(SalonCase salon, BranchRef branch) {
        MessageReader reader = Readers.standard();
        ReadingBuffer buffer = new ReadingBuffer();
        List<Sighting> seen = new ArrayList<>();
        for (Message message : salon.of(SalonCase.DAY)) {
            reader.read(message.text(), buffer);
            if (message.branch().equals(branch) && buffer.complaint()) {
                Language language = buffer.language();
                seen.add(new Sighting(Optional.ofNullable(message.person()), message.contact(), language));
            }
        }
        return seen;
    }
}
