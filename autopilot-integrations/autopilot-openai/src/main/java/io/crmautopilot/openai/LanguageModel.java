package io.crmautopilot.openai;

import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.Kit;
import io.crmautopilot.engine.Lookup;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.incident.Diagnoser;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.MessageSource;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.text.Language;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A language model that helps behind ports: each method takes a port of the host and returns it with the model's help. A help that the
 * settings do not name, and a model that does not answer, leave the port as it was.
 *
 * <p>Questions and answers are recorded in the audit log, under a chain of their own beside the tenant's; the same question is never
 * asked twice. Nothing is opened and no thread exists before the first question. Safe for any number of threads. It belongs to the host,
 * who closes it after the autopilot.
 */
public final class LanguageModel implements AutoCloseable {

    private final Asker asker;
    private final LongSupplier nanos;

    private LanguageModel(Asker asker, LongSupplier nanos) {
        this.asker = asker;
        this.nanos = nanos;
    }

    /** Returns a model by the system's clock; see {@link #open(ModelSettings, AuditLog, InstantSource, LongSupplier)}. */
    public static LanguageModel open(ModelSettings settings, AuditLog log) {
        return open(settings, log, InstantSource.system(), System::nanoTime);
    }

    /**
     * Returns a model.
     *
     * @param settings which server and model, for what, how much
     * @param log where questions and answers are recorded: the autopilot's log, or another one
     * @param clock the wall clock, which may be set
     * @param nanos a steady counter of nanoseconds, such as {@link System#nanoTime()}, which runs while a server is waited for
     */
    public static LanguageModel open(ModelSettings settings, AuditLog log, InstantSource clock, LongSupplier nanos) {
        return new LanguageModel(new Asker(settings, log, clock, nanos, () -> new OpenAiWire(settings)), nanos);
    }

    static LanguageModel over(Asker asker, LongSupplier nanos) {
        return new LanguageModel(asker, nanos);
    }

    /**
     * Returns a reader that knows what the model said of messages about which {@code own} is unsure. Reading itself never asks and never
     * waits: messages are asked about by {@link Reader#ahead} or {@link Reader#source} before the autopilot gets them.
     */
    public Reader reader(MessageReader own) {
        return new Reader(new SecondReader(own, asker, Optional.empty()), asker, nanos);
    }

    /**
     * Like {@link #reader(MessageReader)}; the names on a client's card do not leave in any case, inflection or alphabet. Where the cards
     * fail the model is not asked.
     */
    public Reader reader(MessageReader own, ClientCards cards) {
        return new Reader(new SecondReader(own, asker, Optional.of(cards)), asker, nanos);
    }

    /**
     * Returns a diagnoser that has the model choose where {@code own} is not sure. The choice is one more piece of evidence, with a fixed
     * weight and an explanation written by code; an unsure diagnosis stays unsure. It waits for the model while it diagnoses.
     */
    public Diagnoser diagnoser(Diagnoser own) {
        return new CauseChooser(own, asker);
    }

    /**
     * Returns a planner that has the model leave out optional steps of the plans of {@code own}.
     *
     * @param optionalKinds the kinds of steps that may be left out, such as {@code follow-up}
     * @throws IllegalArgumentException when one of them may never be: {@code owner-notice}, {@code hand-over}, {@code watch},
     *     {@code tell-people}
     */
    public ActionPlanner planner(ActionPlanner own, Set<String> optionalKinds) {
        return new StepChooser(own, optionalKinds, asker);
    }

    /**
     * Returns a kit whose {@code vendor} step also hears what the model made of replies that stay unclear: which of the figures in a reply
     * is the arrival, which the price; and whose {@code creative} step gets a draft of the model's to put before an approver.
     */
    public Kit kit(Kit own) {
        return bench -> {
            Kit.Tools tools = own.equip(bench);
            List<Lookup> lookups = new ArrayList<>(tools.lookups());
            List<Procedure> procedures = tools.procedures();
            if (asker.helpsWith(Help.VENDOR_REPLIES)) {
                lookups.add(new ReplyLookup(bench.vault(), asker));
                procedures = procedures.stream()
                        .map(each -> each.kind().equals("vendor") ? new SecondHearing(each) : each)
                        .toList();
            }
            if (asker.helpsWith(Help.DRAFTS)) {
                lookups.removeIf(each -> each.name().equals(DraftLookup.NAME));
                lookups.add(new DraftLookup(bench.vault(), asker));
            }
            return new Kit.Tools(tools.effects(), lookups, procedures, tools.chat());
        };
    }

    /**
     * Returns a desk whose cases come with a draft of what to write to the clients, marked as one: {@code draft} in the facts, with
     * {@code text}, {@code language} and {@code approved}, which is false. From a case the autopilot never sends it.
     *
     * @param vault where drafts are kept, so that a case that is handed over twice has the same
     * @param language what drafts are written in: Russian, Kazakh or English
     */
    public OperatorDesk desk(OperatorDesk own, PersonVault vault, Language language) {
        return new DraftingDesk(own, vault, language, asker);
    }

    /** Returns what became of the questions so far. */
    public ModelCounts counts() {
        return asker.counts();
    }

    /** Asks nothing from here on and ends what was opened; a question that is under way ends within its time. */
    @Override
    public void close() {
        asker.close();
    }

    /** A reader with a model beside it. Safe for any number of threads. */
    public static final class Reader {

        private final SecondReader reader;
        private final Asker asker;
        private final LongSupplier nanos;

        private Reader(SecondReader reader, Asker asker, LongSupplier nanos) {
            this.reader = reader;
            this.asker = asker;
            this.nanos = nanos;
        }

        /** Returns the reader to build the autopilot with. */
        public MessageReader reader() {
            return reader;
        }

        /** Has the model read a message about which the reader is unsure; to be called before the autopilot accepts it. */
        public void ahead(Message message) {
            reader.ahead(message, new ReadingBuffer(), asker.settings().patience());
        }

        /** Returns a source whose messages were read ahead; one fetch waits no longer than one question may take. */
        public MessageSource source(MessageSource own) {
            return new ReadAhead(own, reader, asker.settings().patience(), nanos);
        }
    }
}
