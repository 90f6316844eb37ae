package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What WhatsApp reports of letters, from the request that carried our key to the autopilot that is told how it ended. */
@Timeout(60)
class LetterReportsTest extends Sending {

    private final Webhooks webhooks = new Webhooks();
    private final List<String> reported = new ArrayList<>();
    private boolean storeFails;

    private final Settlements settlements = Settlements.into((branch, key, outcome) -> {
        if (storeFails) {
            throw new IllegalStateException("the log is down");
        }
        reported.add(branch + " " + key + " " + outcome.match(done -> "done", failed -> "failed", doubt -> "doubt"));
    });

    LetterReportsTest() {
        webhooks.source = webhooks.source(settlements);
    }

    @Test
    void a_letter_whose_answer_was_lost_is_settled_by_the_key_that_it_carried() {
        conversations.heard(ACCOUNT, AIGUL, now);
        graph.next(FakeGraph.cutAnswer());
        Outcome outcome = whatsApp().send(letter("Мы уже чиним"));
        String key = graph.requests().get(0).path("biz_opaque_callback_data").asText();

        webhooks.post(Webhooks.status("wamid.1", "sent", key));
        webhooks.drain();

        assertThat(outcome).isInstanceOf(Outcome.InDoubt.class);
        assertThat(key).isEqualTo(letter("").key());
        assertThat(reported).containsExactly("salon/dostyk " + key + " done");
    }

    @Test
    void reports_count_once_each_and_the_highest_state_holds_in_any_order() {
        List.of("read", "sent", "delivered", "failed", "read", "sent").forEach(state -> {
            webhooks.post(Webhooks.status("wamid." + state + reported.size(), state, "letter-1"));
            webhooks.drain();
        });
        List.of("failed", "sent", "delivered").forEach(state -> {
            webhooks.post(Webhooks.status("wamid.x" + state, state, "letter-2"));
            webhooks.drain();
        });

        assertThat(reported)
                .containsExactly(
                        "salon/dostyk letter-1 done", "salon/dostyk letter-2 failed", "salon/dostyk letter-2 done");
    }

    @Test
    void what_the_autopilot_could_not_store_comes_again() {
        storeFails = true;
        webhooks.post(Webhooks.status("wamid.1", "delivered", "letter-1"));
        webhooks.drain();
        storeFails = false;

        webhooks.drain();

        assertThat(reported).containsExactly("salon/dostyk letter-1 done");
        assertThat(webhooks.inbox.size()).isZero();
    }

    @Test
    void a_report_of_an_unknown_account_or_letter_settles_nothing() {
        webhooks.post(Webhooks.status("wamid.1", "delivered", "letter-1").replace(Webhooks.ACCOUNT, "999999999999999"));
        webhooks.post(Webhooks.status("wamid.2", "delivered", ""));

        assertThat(webhooks.drain()).containsExactly("NOTICE STATUS status.delivered about");
        assertThat(reported).isEmpty();
    }
}
