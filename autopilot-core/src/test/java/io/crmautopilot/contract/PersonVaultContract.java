package io.crmautopilot.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.PersonVault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link PersonVault} must keep. Extend it, and give it a vault that is empty at the start of each test. */
public abstract class PersonVaultContract {

    private static final String PERSON = "whatsapp:77000000101";

    /** Returns the vault under test; the same one throughout a test. */
    protected abstract PersonVault vault();

    /** Returns a new vault on the storage of {@link #vault()}, as another process would open it. */
    protected abstract PersonVault another();

    @Test
    void a_person_has_one_token_that_tells_nothing_of_who_it_is() {
        String token = vault().tokenOf("salon", PERSON);

        assertThat(vault().tokenOf("salon", PERSON)).isEqualTo(token);
        assertThat(another().tokenOf("salon", PERSON)).isEqualTo(token);
        assertThat(token).startsWith("p-").doesNotContain("7700").doesNotContain("whatsapp");
    }

    @Test
    void people_and_tenants_do_not_share_tokens() {
        Set<String> tokens = new HashSet<>();

        tokens.add(vault().tokenOf("salon", PERSON));
        tokens.add(vault().tokenOf("salon", "whatsapp:77000000102"));
        tokens.add(vault().tokenOf("spa", PERSON));

        assertThat(tokens).hasSize(3);
    }

    @Test
    void what_was_kept_is_recalled_under_its_name_alone() {
        String token = vault().tokenOf("salon", PERSON);
        PersonVault.File file = vault().file("salon", token);

        file.keep("m-1", "слишком жарко 🔥");
        file.keep("m-2", "");
        file.keep("m-1", "ауа жоқ");

        assertThat(file.recall("m-1")).contains("ауа жоқ");
        assertThat(another().file("salon", token).recall("m-1")).contains("ауа жоқ");
        assertThat(file.recall("m-2")).contains("");
        assertThat(file.recall("m-3")).isEmpty();
        assertThat(file.person()).contains(PERSON);
        assertThat(vault().file("spa", token).recall("m-1")).isEmpty();
        assertThat(vault().file("spa", token).person()).isEmpty();
    }

    @Test
    void a_forgotten_person_cannot_be_traced_and_nobody_else_is_touched() {
        String token = vault().tokenOf("salon", PERSON);
        String other = vault().tokenOf("salon", "whatsapp:77000000102");
        vault().file("salon", token).keep("m-1", "слишком жарко");
        vault().file("salon", other).keep("m-1", "ауа жоқ");

        vault().forget("salon", PERSON);

        for (PersonVault seen : List.of(vault(), another())) {
            assertThat(seen.file("salon", token).recall("m-1")).isEmpty();
            assertThat(seen.file("salon", token).person()).isEmpty();
            assertThat(seen.file("salon", other).recall("m-1")).contains("ауа жоқ");
        }
    }

    @Test
    void a_forgotten_person_who_comes_back_is_somebody_new() {
        String before = vault().tokenOf("salon", PERSON);
        vault().forget("salon", PERSON);

        String after = vault().tokenOf("salon", PERSON);

        assertThat(after).isNotEqualTo(before);
        assertThat(vault().file("salon", after).person()).contains(PERSON);
        assertThat(vault().file("salon", before).person()).isEmpty();
    }

    @Test
    void nothing_is_kept_of_somebody_who_is_forgotten_or_unknown() {
        String token = vault().tokenOf("salon", PERSON);
        vault().forget("salon", PERSON);
        vault().forget("salon", PERSON);
        vault().forget("salon", "whatsapp:77000000199");

        vault().file("salon", token).keep("m-1", "слишком жарко");

        assertThat(vault().file("salon", token).recall("m-1")).isEmpty();
        assertThat(vault().file("salon", "p-unknown").recall("m-1")).isEmpty();
    }

    @Test
    void many_threads_that_meet_one_person_get_one_token() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String person = "whatsapp:7700000020" + i % 4;
            answers.add(pool.submit(() -> vault().tokenOf("salon", person)));
        }

        Set<String> tokens = new HashSet<>();
        for (Future<String> answer : answers) {
            tokens.add(answer.get(60, TimeUnit.SECONDS));
        }
        pool.shutdown();

        assertThat(tokens).hasSize(4);
    }
}
