package io.crmautopilot.benchmarks;

import io.crmautopilot.Autopilot;
import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.EffectSpec.Audience;
import io.crmautopilot.action.EffectSpec.OnDoubt;
import io.crmautopilot.action.EffectSpec.Reversibility;
import io.crmautopilot.action.EffectSpec.Settlement;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.approval.Spoken;
import io.crmautopilot.audit.AuditLog;
import io.crmautopilot.engine.Kit;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.BranchSettings;
import io.crmautopilot.guard.Corridor;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.Cause;
import io.crmautopilot.incident.Diagnosis;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.signal.AnomalyDetector;
import io.crmautopilot.signal.Signal;
import io.crmautopilot.signal.Verdict;
import io.crmautopilot.testing.InMemoryPersonVault;
import io.crmautopilot.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/** An autopilot whose every message is an incident with one step of many actions, so that the engine's own work is what takes time. */
final class SmallSalon {

    /** Actions of an incident, each through the gate with money reserved, started, done and settled; the owner is told before. */
    static final int ACTIONS = 16;

    /** Records of an incident: signal, opening, plan, step, the owner's notice and each action started and done. */
    static final int RECORDS = 4 + 2 * (1 + ACTIONS);

    static final Instant NOW = Instant.parse("2025-07-14T04:00:00Z");

    static final List<EffectSpec> SPECS = List.of(
            spec("approval.ask", Audience.OWNER),
            spec("owner.notice", Audience.OWNER),
            spec("hand-over", Audience.OPERATOR),
            spec("client.message", Audience.CLIENT));

    private static final String TENANT = "salons";
    private static final Currency KZT = Currency.getInstance("KZT");

    private SmallSalon() {}

    /** What messages to clients are declared as. */
    static final EffectSpec MESSAGE = SPECS.get(SPECS.size() - 1);

    private static EffectSpec spec(String kind, Audience audience) {
        return new EffectSpec(
                kind,
                audience,
                Reversibility.INFORMS,
                true,
                false,
                OnDoubt.RETRY_SAME_KEY,
                Settlement.WHEN_DONE,
                Duration.ofSeconds(20));
    }

    static BranchRef branch(int i) {
        return new BranchRef(TENANT, "b" + i);
    }

    static Corridor corridor() {
        return Corridor.parse("{\"version\":\"1\",\"setBy\":\"owner\",\"currency\":\"KZT\","
                + "\"allowed\":{\"*\":[\"approval.ask\",\"owner.notice\",\"hand-over\",\"client.message\"]},\"perAction\":100000,"
                + "\"perIncident\":10000000,\"perDay\":1000000000,\"perMonth\":1000000000,"
                + "\"perVendorPerMonth\":1000000000,\"perClientPerYear\":1000000000,"
                + "\"compensationPerClient\":1000000000,\"maxRecipientsPerIncident\":1000}");
    }

    static BranchSettings settings(BranchRef branch) {
        Approver owner = new Approver("owner", "Сауле", new Contact("whatsapp", "+77000090001"), Language.RU);
        return BranchSettings.builder(branch, List.of(owner), corridor())
                .level(AutonomyLevel.CORRIDOR)
                .zone(ZoneId.of("Asia/Almaty"))
                .build();
    }

    /** Returns an autopilot of so many branches on a log. */
    static Autopilot autopilot(AuditLog log, int branches) {
        return Autopilot.builder()
                .settings(TenantSettings.fixed(IntStream.range(0, branches)
                        .mapToObj(i -> settings(branch(i)))
                        .toList()))
                .reader(Readers.rulesOnly(TopicPack.standard()))
                .detector(new EveryMessage())
                .diagnoser((signal, context) -> new Diagnosis(
                        List.of(new Cause(
                                "air-conditioning",
                                "hvac",
                                null,
                                Cause.Scope.BRANCH,
                                0.9,
                                List.of(),
                                List.of(),
                                List.of())),
                        true,
                        List.of()))
                .planner(incident -> java.util.Optional.of(new Plan(
                        "heat", "1", "as always", List.of(new PlanStep("act", "act", List.of(), Fields.empty())))))
                .kit(bench -> new Kit.Tools(effects(), List.of(), List.of(new Acting()), text -> new Spoken.Other()))
                .log(log)
                .vault(new InMemoryPersonVault())
                .clock(InstantSource.fixed(NOW), () -> 0)
                .codes(() -> "CODE1")
                .build();
    }

    /** Fails unless so many incidents have left all their records, and no others: a salon whose actions are held measures something else. */
    static void check(AuditLog log, int incidents) {
        long expected = (long) incidents * RECORDS;
        int last = log.read(TENANT, expected - 1, 2).size();
        if (last != 1) {
            throw new IllegalStateException(incidents + " incidents did not leave " + RECORDS + " records each, but "
                    + (last == 0 ? "fewer" : "more"));
        }
    }

    /** Returns the one complaint of a branch. */
    static Message complaint(int branch) {
        return Message.incoming(
                "m" + branch, branch(branch), NOW, "whatsapp", "+7700" + (1_000_000 + branch), null, "очень жарко");
    }

    private static List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        for (EffectSpec spec : SPECS) {
            effects.add(new Effect() {
                @Override
                public EffectSpec spec() {
                    return spec;
                }

                @Override
                public Outcome perform(Action action, Instant now) {
                    return new Outcome.Done(Fields.empty());
                }
            });
        }
        return effects;
    }

    /** Tells the owner, acts sixteen times, one after the other, and waits. */
    private static final class Acting implements Procedure {
        @Override
        public String kind() {
            return "act";
        }

        @Override
        public Move next(StepView view) {
            // Money moves only after the owner knows.
            if (view.actions().isEmpty()) {
                return new Move.Act(
                        new Action(
                                view.key("told"),
                                "owner.notice",
                                view.incident().branch(),
                                view.incident().id(),
                                "act",
                                "owner",
                                null,
                                Fields.of("text", "owner.notice")),
                        "the owner first");
            }
            int done = view.actions().size() - 1;
            if (done == ACTIONS) {
                return new Move.Await(view.now().plus(Duration.ofDays(1)), "the end");
            }
            return new Move.Act(
                    new Action(
                            view.key("a" + done),
                            "client.message",
                            view.incident().branch(),
                            view.incident().id(),
                            "act",
                            "p-" + view.incident().id() + "-" + done,
                            Money.ofMajor(1, KZT),
                            Fields.of("text", "heat.sorry", "slots", Fields.of("name", "p-" + done))),
                    "one of sixteen");
        }
    }

    /** Takes every message for an incident. */
    private static final class EveryMessage implements AnomalyDetector {
        @Override
        public List<Signal> observe(Message message, Reading reading) {
            return List.of(new Signal(
                    "burst-" + message.id(),
                    message.sentAt(),
                    message.branch(),
                    List.of("climate.heat"),
                    Duration.ofMinutes(40),
                    List.of(message.personKey()),
                    1,
                    0.1,
                    100,
                    0.97,
                    null,
                    Verdict.COMMON_CAUSE_LIKELY,
                    List.of(message.id()),
                    1,
                    false));
        }

        @Override
        public void learn(Message message, Reading reading) {
            // It knows no normal.
        }

        @Override
        public void closed(Signal signal) {
            // It remembers no burst.
        }
    }
}
