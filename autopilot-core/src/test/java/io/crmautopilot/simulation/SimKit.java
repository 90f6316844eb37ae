package io.crmautopilot.simulation;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.approval.Spoken;
import io.crmautopilot.engine.Books;
import io.crmautopilot.engine.Kit;
import io.crmautopilot.engine.Lookup;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.Watch;
import io.crmautopilot.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Effects of every sort that there is, all ending in one {@link SimWorld}, and the procedures of {@link SimSteps}. */
public final class SimKit implements Kit {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** What each effect declares: between them every way out of doubt, both settlements and every reversibility. */
    public static final List<EffectSpec> SPECS = List.of(
            spec("owner.notice", Audience.OWNER, Reversibility.INFORMS, OnDoubt.RETRY_SAME_KEY, Settlement.WHEN_DONE),
            spec("approval.ask", Audience.OWNER, Reversibility.INFORMS, OnDoubt.RETRY_SAME_KEY, Settlement.WHEN_DONE),
            spec("hand-over", Audience.OPERATOR, Reversibility.INFORMS, OnDoubt.RETRY_SAME_KEY, Settlement.WHEN_DONE),
            spec("vendor.request", Audience.VENDOR, Reversibility.REVERSIBLE, OnDoubt.QUERY, Settlement.WHEN_DONE),
            spec("vendor.agree", Audience.VENDOR, Reversibility.COSTLY, OnDoubt.QUERY, Settlement.LATER),
            spec("client.message", Audience.CLIENT, Reversibility.INFORMS, OnDoubt.ASK_HUMAN, Settlement.WHEN_DONE),
            spec(
                    "compensation.grant",
                    Audience.CLIENT,
                    Reversibility.COSTLY,
                    OnDoubt.RETRY_SAME_KEY,
                    Settlement.WHEN_DONE),
            spec(
                    "salon.close",
                    Audience.OPERATOR,
                    Reversibility.IRREVERSIBLE,
                    OnDoubt.ASK_HUMAN,
                    Settlement.WHEN_DONE));

    private final SimWorld world;
    private final Supplier<List<String>> vendors;
    private final List<Procedure> procedures = new ArrayList<>(SimSteps.all());
    private final List<Lookup> lookups = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private Books books = Books.EMPTY;

    /** What a person must see. */
    public Watch watch = Watch.none();

    /** Creates a kit whose directory knows {@code vendors} by their addresses. */
    public SimKit(SimWorld world, Supplier<List<String>> vendors) {
        this.world = world;
        this.vendors = vendors;
    }

    /** Adds a procedure. */
    public SimKit with(Procedure procedure) {
        procedures.add(procedure);
        return this;
    }

    /** Adds a lookup. */
    public SimKit with(Lookup lookup) {
        lookups.add(lookup);
        return this;
    }

    /** Adds an effect, in the place of the simulation's of the same kind. */
    public SimKit with(Effect effect) {
        effects.add(effect);
        return this;
    }

    /** Returns the books of the engine that was equipped last. */
    public Books books() {
        return books;
    }

    private static EffectSpec spec(
            String kind, Audience audience, Reversibility reversibility, OnDoubt onDoubt, Settlement settlement) {
        return new EffectSpec(
                kind,
                audience,
                reversibility,
                onDoubt == OnDoubt.RETRY_SAME_KEY,
                onDoubt == OnDoubt.QUERY,
                onDoubt,
                settlement,
                TIMEOUT);
    }

    @Override
    public Tools equip(Workbench bench) {
        books = bench.books();
        List<Effect> all = new ArrayList<>(effects);
        SPECS.stream()
                .filter(spec ->
                        effects.stream().noneMatch(own -> own.spec().kind().equals(spec.kind())))
                .forEach(spec -> all.add(new WorldEffect(spec)));
        List<Lookup> questions = new ArrayList<>(lookups);
        questions.add(new Directory(bench));
        return new Tools(all, questions, procedures, SimKit::read, (text, close) -> watch.concern(text, close));
    }

    /** Reads what an approver says: "yes CODE", "yes CODE 1 3", "no CODE", "stop", "go on". */
    static Spoken read(String text) {
        String[] words = text.split(" ", -1);
        return switch (words[0]) {
            case "yes" ->
                words.length > 1
                        ? new Spoken.Approve(
                                words[1],
                                Arrays.stream(words)
                                        .skip(2)
                                        .map(Integer::valueOf)
                                        .collect(Collectors.toSet()))
                        : new Spoken.Unclear();
            case "no" -> words.length > 1 ? new Spoken.Refuse(words[1]) : new Spoken.Unclear();
            case "stop" -> new Spoken.Stop();
            case "go" -> new Spoken.GoOn(words.length > 2 ? words[2] : "");
            case "ok" -> new Spoken.Unclear();
            default -> new Spoken.Other();
        };
    }

    private final class WorldEffect implements Effect {
        private final EffectSpec spec;

        private WorldEffect(EffectSpec spec) {
            this.spec = spec;
        }

        @Override
        public EffectSpec spec() {
            return spec;
        }

        @Override
        @SuppressWarnings("NullAway") // a port that breaks its promise is one of the things under test
        public Outcome perform(Action action, Instant now) {
            return world.perform(spec, action);
        }

        @Override
        public Optional<Outcome> query(Action action) {
            return world.query(action);
        }
    }

    private final class Directory implements Lookup {
        private final Workbench bench;

        private Directory(Workbench bench) {
            this.bench = bench;
        }

        @Override
        public String name() {
            return "vendors";
        }

        @Override
        public Fields look(Inquiry inquiry) {
            String tenant = inquiry.incident().branch().tenant();
            List<String> tokens = new ArrayList<>();
            for (String address : vendors.get()) {
                String token = bench.vault().tokenOf(tenant, address);
                bench.vault().file(tenant, token).keep("contact", address);
                tokens.add(token);
            }
            return Fields.of("vendors", tokens);
        }
    }
}
