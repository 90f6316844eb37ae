package io.crmautopilot.examples.pages;

import io.crmautopilot.action.Action;
import io.crmautopilot.action.Effect;
import io.crmautopilot.action.EffectSpec;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.engine.Kit;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.json.Fields;
import io.crmautopilot.steps.StandardKit;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class StepsPage implements Page {

    @Override
    public String name() {
        return "steps";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        PageHost host = new PageHost();
        Kit kit = standard(host);
        Kit own = own(host);
        Kit.Workbench bench =
                new Kit.Workbench(host.vault, TenantSettings.fixed(List.of(host.branch(AutonomyLevel.CORRIDOR))));
        out.println("procedures: " + kit.equip(bench).procedures().size());
        out.println("with one of our own in its place: "
                + own.equip(bench).procedures().stream()
                        .filter(each -> each instanceof MyWatch)
                        .count());
    }

    private static Kit standard(PageHost host) {
        var messenger = host.messenger;
        var loyalty = host.loyalty;
        var desk = host.desk;
        var cards = host.cards;
        var directory = host.vendors;

        Kit kit = StandardKit.builder()
                .messenger(messenger) // any person, any channel
                .loyalty(loyalty) // grants once
                .desk(desk) // people take cases over
                .cards(cards) // client cards and the book
                .vendors(directory) // finds repairmen
                .build();
        return kit;
    }

    private static Kit own(PageHost host) {
        return StandardKit.builder()
                .messenger(host.messenger)
                .loyalty(host.loyalty)
                .desk(host.desk)
                .cards(host.cards)
                .vendors(host.vendors)
                .procedure(bench -> new MyWatch())
                .effect(bench -> new MyGrants(bench.vault()))
                .build();
    }

    /** Watches for an hour, whatever the complaints say. */
    static final class MyWatch implements Procedure {

        @Override
        public String kind() {
            return "watch";
        }

        @Override
        public Move next(StepView view) {
            Instant end = view.since().plus(Duration.ofHours(1));
            return view.now().isBefore(end)
                    ? new Move.Await(end, "an hour without more")
                    : new Move.Finish("normal", Fields.empty(), "an hour has passed");
        }
    }

    /** Grants through a programme of the host's own. */
    record MyGrants(PersonVault vault) implements Effect {

        @Override
        public EffectSpec spec() {
            return new EffectSpec(
                    "compensation.grant",
                    EffectSpec.Audience.CLIENT,
                    EffectSpec.Reversibility.COSTLY,
                    true,
                    false,
                    EffectSpec.OnDoubt.RETRY_SAME_KEY,
                    EffectSpec.Settlement.WHEN_DONE,
                    Duration.ofSeconds(30));
        }

        @Override
        public Outcome perform(Action action, Instant now) {
            return vault.file(action.branch().tenant(), action.to()).person().isPresent()
                    ? new Outcome.Done(Fields.empty())
                    : new Outcome.Failed("the client was forgotten", false);
        }
    }
}
