package io.crmautopilot.steps;

import io.crmautopilot.action.CardFields;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.approval.ApproverChat;
import io.crmautopilot.chat.OwnerChat;
import io.crmautopilot.clients.CardCompletion;
import io.crmautopilot.clients.MatchingCards;
import io.crmautopilot.engine.CreativeTexts;
import io.crmautopilot.engine.Kit;
import io.crmautopilot.engine.Lookup;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.phone.PhoneNumbers;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendors.JudgingRules;
import io.crmautopilot.vendors.TenantExperience;
import io.crmautopilot.words.Gravity;
import io.crmautopilot.words.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The procedures, lookups and effects of a standard incident, wired to the host's ports. A host that wants one part otherwise gives its
 * own of the same name, which then stands in the place of the standard one. Immutable, safe for any number of threads.
 */
public final class StandardKit implements Kit {

    private final Ports ports;
    private final Wording wording;
    private final ApproverChat chat;
    private final JudgingRules judging;
    private final CardFields cardFields;
    private final String region;
    private final Function<String, TenantExperience> experience;
    private final List<Function<Workbench, Effect>> effects;
    private final List<Function<Workbench, Lookup>> lookups;
    private final List<Function<Workbench, Procedure>> procedures;

    private record Ports(
            Messenger messenger, Loyalty loyalty, OperatorDesk desk, ClientCards cards, VendorDirectory vendors) {}

    private StandardKit(Builder builder, Ports ports, ApproverChat chat) {
        this.ports = ports;
        this.wording = builder.wording;
        this.chat = chat;
        this.judging = builder.judging;
        this.cardFields = builder.cardFields;
        this.region = builder.region;
        this.experience = builder.experience;
        this.effects = List.copyOf(builder.effects);
        this.lookups = List.copyOf(builder.lookups);
        this.procedures = List.copyOf(builder.procedures);
    }

    /** Starts a kit of which nothing is known yet but the standard wording. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Tools equip(Workbench bench) {
        People people = new People(bench.vault(), new MatchingCards(ports.cards(), new PhoneNumbers(region)));
        CardCompletion completion = new CardCompletion(ports.cards(), cardFields, new PhoneNumbers(region));
        Sender sender = new Sender(ports.messenger(), wording);
        Composer composer = new Composer(wording);
        Gravity gravity = Gravity.standard();
        ClientLine line = new ClientLine(people, gravity);
        CreativeTexts creative = CreativeTexts.in(bench.vault());
        Map<String, Effect> allEffects = new LinkedHashMap<>();
        for (Effect effect : List.of(
                new OwnerNotice(people, bench.settings(), sender),
                new ApprovalAsk(people, bench.settings(), ports.messenger(), wording, creative),
                VendorText.request(people, sender),
                VendorText.message(people, sender),
                VendorText.agree(people, sender),
                new VendorMemory(people),
                new ClientText(ClientText.MESSAGE, people, sender, line),
                new ClientText(ClientText.WARNING, people, sender, line),
                new ClientText(ClientText.FOLLOW_UP, people, sender, line),
                new CreativeText(people, ports.messenger(), wording, line, creative),
                new Grant(people, ports.loyalty()),
                new HandOver(people, ports.desk()),
                new CardComplete(people, cardFields, completion))) {
            allEffects.put(effect.spec().kind(), effect);
        }
        effects.forEach(own -> {
            Effect effect = own.apply(bench);
            allEffects.put(effect.spec().kind(), effect);
        });
        Map<String, Lookup> allLookups = new LinkedHashMap<>();
        for (Lookup lookup : List.of(
                new ClientLookup(people, ports.cards(), gravity),
                new BookLookup(people, ports.cards()),
                new VisitLookup(people, ports.cards()),
                new GivenLookup(bench.books()),
                new CardLookup(people, completion),
                new NoDraft(),
                new VendorLookup(people, ports.vendors(), judging, experience))) {
            allLookups.put(lookup.name(), lookup);
        }
        lookups.forEach(own -> {
            Lookup lookup = own.apply(bench);
            allLookups.put(lookup.name(), lookup);
        });
        Map<String, Procedure> allProcedures = new LinkedHashMap<>();
        for (Procedure procedure : List.of(
                new OwnerStep(composer, bench.vault(), chat),
                new VendorStep(composer),
                new ClientsStep(composer, gravity),
                new CompensateStep(composer),
                new WatchStep(),
                new FollowUpStep(composer, gravity),
                new HandOverStep(),
                new TellPeopleStep(),
                new CardsStep(),
                new CreativeStep(composer))) {
            allProcedures.put(procedure.kind(), procedure);
        }
        procedures.forEach(own -> {
            Procedure procedure = own.apply(bench);
            allProcedures.put(procedure.kind(), procedure);
        });
        return new Tools(
                List.copyOf(allEffects.values()),
                List.copyOf(allLookups.values()),
                List.copyOf(allProcedures.values()),
                chat,
                new GraveWords(gravity));
    }

    /** Collects the host's ports. Not thread-safe. */
    public static final class Builder {

        private @Nullable Messenger messenger;
        private @Nullable Loyalty loyalty;
        private @Nullable OperatorDesk desk;
        private @Nullable ClientCards cards;
        private @Nullable VendorDirectory vendors;
        private ApproverChat chat = new OwnerChat();
        private Wording wording = Wording.standard();
        private JudgingRules judging = JudgingRules.defaults();
        private CardFields cardFields = new NoCardFields();
        private String region = "KZ";
        private Function<String, TenantExperience> experience = tenant -> TenantExperience.none();
        private final List<Function<Workbench, Effect>> effects = new ArrayList<>();
        private final List<Function<Workbench, Lookup>> lookups = new ArrayList<>();
        private final List<Function<Workbench, Procedure>> procedures = new ArrayList<>();

        private Builder() {}

        /** Says through what owners, vendors and clients are written to. */
        public Builder messenger(Messenger value) {
            messenger = value;
            return this;
        }

        /** Says where compensation is granted. */
        public Builder loyalty(Loyalty value) {
            loyalty = value;
            return this;
        }

        /** Says where people take cases over. */
        public Builder desk(OperatorDesk value) {
            desk = value;
            return this;
        }

        /** Says where client cards and visits are looked up. */
        public Builder cards(ClientCards value) {
            cards = value;
            return this;
        }

        /** Says which fields of cards may be completed; without it none is. The fields are named in {@code cardFields} of a branch. */
        public Builder cardFields(CardFields value) {
            cardFields = value;
            return this;
        }

        /** Says to which country (ISO 3166) a phone number without a country code belongs; without it, Kazakhstan. */
        public Builder region(String value) {
            region = value;
            return this;
        }

        /** Says where vendors are searched. */
        public Builder vendors(VendorDirectory value) {
            vendors = value;
            return this;
        }

        /** Says what reads an approver's words; without it, {@link OwnerChat}. */
        public Builder chat(ApproverChat value) {
            chat = value;
            return this;
        }

        /** Says which words are approved; without it, {@link Wording#standard()}. */
        public Builder wording(Wording value) {
            wording = value;
            return this;
        }

        /** Says what is asked of a vendor; without it, {@link JudgingRules#defaults()}. */
        public Builder judging(JudgingRules value) {
            judging = value;
            return this;
        }

        /** Says what a tenant has seen of vendors so far; without it, nothing. Called for each search. */
        public Builder experience(Function<String, TenantExperience> value) {
            experience = value;
            return this;
        }

        /** Adds an effect, in the place of the standard one of the same kind. */
        public Builder effect(Function<Workbench, Effect> value) {
            effects.add(value);
            return this;
        }

        /** Adds a lookup, in the place of the standard one of the same name. */
        public Builder lookup(Function<Workbench, Lookup> value) {
            lookups.add(value);
            return this;
        }

        /** Adds a procedure, in the place of the standard one of the same kind. */
        public Builder procedure(Function<Workbench, Procedure> value) {
            procedures.add(value);
            return this;
        }

        /**
         * Returns the kit.
         *
         * @throws IllegalStateException naming everything that is missing
         */
        public StandardKit build() {
            List<String> missing = new ArrayList<>();
            Messenger through = needed(messenger, "messenger", missing);
            Loyalty grants = needed(loyalty, "loyalty", missing);
            OperatorDesk people = needed(desk, "desk", missing);
            ClientCards book = needed(cards, "cards", missing);
            VendorDirectory directory = needed(vendors, "vendors", missing);
            if (!missing.isEmpty()) {
                throw new IllegalStateException("the standard kit lacks " + String.join(", ", missing));
            }
            return new StandardKit(this, new Ports(through, grants, people, book, directory), chat);
        }

        @SuppressWarnings("NullAway") // the caller throws when anything is missing
        private static <T> T needed(@Nullable T value, String name, List<String> missing) {
            if (value == null) {
                missing.add(name);
            }
            return value;
        }
    }
}
