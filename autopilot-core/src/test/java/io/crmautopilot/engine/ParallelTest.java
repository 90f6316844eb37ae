package io.crmautopilot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.json.Fields;
import io.crmautopilot.message.Message;
import io.crmautopilot.money.Money;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.simulation.Rig;
import io.crmautopilot.simulation.Salon;
import io.crmautopilot.simulation.Scripted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ParallelTest {

    private static final Currency KZT = Currency.getInstance("KZT");

    /** 64 incidents want 3,000 each at the same moment; a day's cap of 90,000 lets thirty of them through, and never one more. */
    @Test
    void sixty_four_threads_never_pass_a_cap_together() throws Exception {
        Rig rig = new Rig();
        rig.kit.with(Scripted.procedure("spend", view -> {
            String key = view.key("agree");
            Action agree = new Action(
                    key,
                    "vendor.agree",
                    view.incident().branch(),
                    view.incident().id(),
                    "spend",
                    "p-" + view.incident().id(),
                    Money.ofMajor(3_000, KZT),
                    Fields.empty());
            return view.action(key).isEmpty()
                    ? new Move.Act(agree, "")
                    : new Move.Await(view.now().plus(Duration.ofDays(1)), "");
        }));
        rig.plan = new Plan(
                "spend",
                "1",
                "",
                List.of(
                        new PlanStep("owner", "owner-notice", List.of(), Fields.empty()),
                        new PlanStep("spend", "spend", List.of("owner:told"), Fields.empty())));
        rig.threshold = 1;
        for (int i = 0; i < 64; i++) {
            BranchRef branch = new BranchRef(Salon.TENANT, "b" + i);
            rig.others.put(branch, Salon.settings(branch, AutonomyLevel.CORRIDOR, Salon.corridor()));
        }
        Engine engine = rig.engine();
        CyclicBarrier together = new CyclicBarrier(64);
        ExecutorService threads = Executors.newFixedThreadPool(64);

        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            int client = i;
            done.add(threads.submit(() -> {
                together.await();
                engine.accept(Message.incoming(
                        "m" + client,
                        new BranchRef(Salon.TENANT, "b" + client),
                        rig.clock.instant(),
                        "whatsapp",
                        "+7 700 000 2" + (100 + client),
                        null,
                        "it is hot"));
                return "";
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        threads.shutdown();

        long reserved = engine.reserved(Salon.TENANT).stream()
                .mapToLong(held -> held.amount().minor())
                .sum();
        assertThat(engine.incidents(Salon.TENANT)).hasSize(64);
        assertThat(reserved).isEqualTo(9_000_000);
        assertThat(rig.world.deeds("vendor.agree")).hasSize(30);
    }
}
