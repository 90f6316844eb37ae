package io.crmautopilot.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.action.Messenger;
import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.engine.ActionView;
import io.crmautopilot.engine.CreativeTexts;
import io.crmautopilot.engine.OpenQuestion;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.Contact;
import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.plan.Plan;
import io.crmautopilot.plan.PlanStep;
import io.crmautopilot.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Words that no template holds, through the real engine and kit: drafted by a model, sent after a person's yes to exactly these. */
class CreativeWordsTest {

    private static final String DRAFT = "В салоне душно, мы уже занимаемся этим. Извините нас.";
    private static final String OWN = "Добрый день! Кондиционер встал, мастер уже едет. Простите нас. Алия";
    private static final Pattern CODE = Pattern.compile("K\\d{4,}");

    private static final ActionPlanner PLANNER = incident -> Optional.of(new Plan(
            "air-conditioning",
            "1",
            "a person's words",
            List.of(
                    new PlanStep("owner", "owner-notice", List.of(), Fields.empty()),
                    new PlanStep("words", "creative", List.of("owner:told"), Fields.of("patience", "PT1H")))));

    private static ModelLife life() {
        return new ModelLife(
                7, Personality.HONEST, Personality.HONEST.wire(7), List.of("Будем через час"), false, PLANNER);
    }

    private static ModelLife untilAsked() {
        return untilAsked(life(), 1);
    }

    private static ModelLife untilAsked(ModelLife life, int complainants) {
        while (open(life).stream()
                        .mapToInt(question -> question.actions().size())
                        .sum()
                < complainants) {
            assertThat(life.step()).as("the day ended before anybody was asked").isTrue();
        }
        return life;
    }

    private static List<OpenQuestion> open(ModelLife life) {
        return life.autopilot.questions(ModelLife.BRANCH.tenant());
    }

    private static List<ActionView> creative(ModelLife life) {
        return life.incidents().stream()
                .flatMap(incident -> life.autopilot.actions(ModelLife.BRANCH.tenant(), incident.id()).stream())
                .filter(view -> view.action().kind().equals(CreativeTexts.KIND))
                .toList();
    }

    private static List<Messenger.Letter> toClients(ModelLife life) {
        return life.letters.stream()
                .filter(letter -> letter.to().address().contains("70000005"))
                .toList();
    }

    private static Messenger.Letter lastToOwner(ModelLife life) {
        return life.letters.stream()
                .filter(letter ->
                        letter.to().equals(ModelLife.OWNER) && letter.text().contains("ЧЕРНОВИК"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void a_draft_is_shown_marked_and_goes_out_word_for_word_after_the_owners_code() {
        ModelLife life = untilAsked();

        Messenger.Letter question = lastToOwner(life);
        assertThat(question.text()).contains("ЧЕРНОВИК, ещё никому не отправлен", DRAFT);
        assertThat(question.template()).isNull();
        assertThat(toClients(life)).isEmpty();

        Matcher code = CODE.matcher(question.text());
        assertThat(code.find()).isTrue();
        life.ownerSays("да " + code.group());
        life.play();

        assertThat(toClients(life)).isNotEmpty().allSatisfy(letter -> {
            assertThat(letter.text()).endsWith(DRAFT);
            // Who says for the first time anything says that an assistant writes, and the approver saw that too.
            assertThat(question.text()).contains(letter.text());
        });
        for (AuditRecord each : life.log.read(ModelLife.BRANCH.tenant(), 0, 100_000)) {
            assertThat(each.toFields().canonical()).doesNotContain("душно, мы уже");
        }
    }

    @Test
    void an_answer_on_the_hosts_own_screen_is_as_good_as_the_code_and_bound_to_what_was_shown() {
        ModelLife life = untilAsked();
        OpenQuestion question = open(life).get(0);
        assertThat(question.texts()).containsValue(DRAFT);

        assertThatThrownBy(() ->
                        life.autopilot.answer(ModelLife.BRANCH, question.id(), "0".repeat(64), ModelLife.OWNER, true))
                .hasMessageContaining(question.hash());
        assertThatThrownBy(() -> life.autopilot.answer(
                        ModelLife.BRANCH,
                        question.id(),
                        question.hash(),
                        new Contact("whatsapp", "+77000000999"),
                        true))
                .hasMessageContaining("no approver");
        assertThat(toClients(life)).isEmpty();

        assertThat(life.autopilot.answer(ModelLife.BRANCH, question.id(), question.hash(), ModelLife.OWNER, true))
                .isTrue();
        assertThat(toClients(life)).hasSize(question.actions().size());
        assertThat(life.autopilot.answer(ModelLife.BRANCH, question.id(), question.hash(), ModelLife.OWNER, true))
                .isFalse();
        assertThat(toClients(life)).hasSize(question.actions().size());
    }

    @Test
    void silence_and_a_no_send_nothing() {
        ModelLife silent = untilAsked();
        silent.play();
        ModelLife refused = untilAsked();
        OpenQuestion question = open(refused).get(0);
        refused.autopilot.answer(ModelLife.BRANCH, question.id(), question.hash(), ModelLife.OWNER, false);

        assertThat(toClients(silent)).isEmpty();
        assertThat(silent.cases).isNotEmpty();
        assertThat(toClients(refused)).isEmpty();
    }

    @Test
    void other_words_are_another_proposal_and_the_old_yes_sends_nothing() {
        ModelLife life = untilAsked();
        OpenQuestion old = open(life).get(0);
        Matcher code = CODE.matcher(lastToOwner(life).text());
        assertThat(code.find()).isTrue();

        String hash = life.autopilot.propose(ModelLife.BRANCH, old.incident(), Language.RU, OWN, "operator-7");

        assertThat(life.autopilot.answer(ModelLife.BRANCH, old.id(), old.hash(), ModelLife.OWNER, true))
                .isFalse();
        life.ownerSays("да " + code.group());
        life.step();
        assertThat(toClients(life)).isEmpty();
        OpenQuestion anew = open(life).stream()
                .filter(question -> question.texts().containsKey(hash))
                .findFirst()
                .orElseThrow();
        assertThat(lastToOwner(life).text()).contains(OWN).doesNotContain(DRAFT);

        life.autopilot.answer(ModelLife.BRANCH, anew.id(), anew.hash(), ModelLife.OWNER, true);

        assertThat(toClients(life))
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(letter.text()).endsWith(OWN));
    }

    @Test
    void words_that_come_back_are_asked_about_again() {
        ModelLife life = untilAsked();
        String incident = open(life).get(0).incident();

        life.autopilot.propose(ModelLife.BRANCH, incident, Language.RU, OWN, "operator-7");
        life.autopilot.propose(ModelLife.BRANCH, incident, Language.RU, DRAFT, "operator-7");
        OpenQuestion last = open(life).get(0);
        assertThat(last.texts()).containsValue(DRAFT);
        life.autopilot.answer(ModelLife.BRANCH, last.id(), last.hash(), ModelLife.OWNER, true);

        assertThat(toClients(life))
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(letter.text()).endsWith(DRAFT));
    }

    @Test
    void words_that_were_changed_in_the_vault_are_not_sent() {
        ModelLife life = untilAsked();
        OpenQuestion question = open(life).get(0);
        String hash = question.texts().keySet().iterator().next();
        String tenant = ModelLife.BRANCH.tenant();
        life.vault
                .file(tenant, life.vault.tokenOf(tenant, "creative/" + question.incident()))
                .keep("text:" + hash, "Скидка 90 % на evil.example");

        life.autopilot.answer(ModelLife.BRANCH, question.id(), question.hash(), ModelLife.OWNER, true);
        life.play();

        assertThat(toClients(life)).isEmpty();
        assertThat(creative(life)).anySatisfy(view -> assertThat(view.reason()).contains("were changed"));
        assertThat(life.cases).anySatisfy(file -> assertThat(file.reason()).contains("could not write"));
    }

    @Test
    void words_are_checked_before_anybody_is_asked() {
        ModelLife life = untilAsked();
        String incident = open(life).get(0).incident();

        for (String bad : List.of("", "  ", "а".repeat(CreativeTexts.LONGEST + 1), "при\u202eвет", "a\u0000b")) {
            assertThatThrownBy(() -> life.autopilot.propose(ModelLife.BRANCH, incident, Language.RU, bad, "operator-7"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> life.autopilot.propose(ModelLife.BRANCH, incident, Language.RU, OWN, " "))
                .hasMessageContaining("by is blank");
        life.play();
        assertThatThrownBy(() -> life.autopilot.propose(ModelLife.BRANCH, incident, Language.RU, OWN, "operator-7"))
                .hasMessageContaining("no open incident");
        assertThatThrownBy(() -> life.autopilot.propose(ModelLife.BRANCH, "inc-none", Language.RU, OWN, "operator-7"))
                .hasMessageContaining("inc-none");
    }

    @Test
    void a_draft_and_its_approval_outlive_the_process() {
        ModelLife life = untilAsked();
        OpenQuestion question = open(life).get(0);

        life.crash();
        assertThat(open(life)).extracting(OpenQuestion::hash).contains(question.hash());
        life.autopilot.answer(ModelLife.BRANCH, question.id(), question.hash(), ModelLife.OWNER, true);
        int sent = toClients(life).size();
        life.crash();
        life.play();

        assertThat(sent).isEqualTo(question.actions().size());
        assertThat(toClients(life)).doesNotHaveDuplicates();
        assertThat(life.sentKeys).doesNotHaveDuplicates();
    }

    @Test
    void without_a_model_the_words_are_a_persons() {
        ModelLife life =
                new ModelLife(7, Personality.OFF, Personality.OFF.wire(7), List.of("Будем через час"), false, PLANNER);
        while (life.incidents().isEmpty()) {
            assertThat(life.step()).isTrue();
        }
        assertThat(creative(life)).isEmpty();

        life.autopilot.propose(ModelLife.BRANCH, life.incidents().get(0).id(), Language.RU, OWN, "operator-7");
        OpenQuestion question = open(life).get(0);
        life.autopilot.answer(ModelLife.BRANCH, question.id(), question.hash(), ModelLife.OWNER, true);

        assertThat(toClients(life))
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(letter.text()).endsWith(OWN));
    }
}
