package io.crmautopilot.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.action.Action;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.StopReceipt;
import io.crmautopilot.guard.Approver;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StopAnswerTest {

    private static final BranchRef BRANCH = new BranchRef("aruana", "dostyk");

    private final StopAnswer answer = new StopAnswer(Wording.standard());

    @Test
    void the_answer_to_a_stop_names_what_it_came_too_late_for() {
        String text =
                said(Language.RU, new StopReceipt(true, List.of("i/vendor/agree"), "stopped", Optional.of("4821")));

        assertThat(text).contains("остановлено", "Уже не отозвать: договориться с мастером", "«продолжай 4821»");
    }

    @Test
    void a_stop_in_time_names_nothing() {
        assertThat(said(Language.KK, new StopReceipt(true, List.of(), "stopped", Optional.of("4821"))))
                .contains("тоқтатылды", "«жалғастыр 4821»")
                .doesNotContain("кері қайтарылмайды");
    }

    @Test
    void what_is_running_in_another_process_is_named_as_a_step_at_least() {
        assertThat(said(Language.EN, new StopReceipt(true, List.of("unknown"), "stopped")))
                .contains("Too late to recall");
    }

    @Test
    void a_stop_that_is_not_yet_durable_says_so() {
        assertThat(said(Language.RU, new StopReceipt(false, List.of(), "stopped")))
                .contains("сохранить это пока не удалось");
    }

    private String said(Language language, StopReceipt receipt) {
        Approver owner = new Approver("owner", "Сауле", new Contact("whatsapp", "+77000090001"), language);
        Action agree = new Action("i/vendor/agree", "vendor.agree", BRANCH, "i", "vendor", "p-1", null, Fields.empty());
        ActionView view = new ActionView(agree, ActionView.Status.DONE, Instant.EPOCH, "", "", Fields.empty());
        return answer.to(owner, "Aruana Достык", receipt, List.of(view))
                .match(rendered -> rendered.text(), unwritten -> unwritten.why() + unwritten.detail());
    }
}
