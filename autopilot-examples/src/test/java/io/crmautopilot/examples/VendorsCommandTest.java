package io.crmautopilot.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorsCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(String... args) throws Exception {
        return Main.run(
                List.of(new VendorsCommand()),
                List.of(args),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void each_of_the_ten_vendors_has_its_place_or_its_reason() throws Exception {
        int status = run("vendors");

        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(status).isZero();
        assertThat(text)
                .contains("10 vendors found")
                .containsSubsequence("1. svc-f81c2", "78.7", "2. svc-a1077", "73.2", "3. svc-b3390", "63.7")
                .contains(
                        "out: svc-0d0d1",
                        "bait price",
                        "out: svc-0d0d2",
                        "burst of reviews",
                        "out: svc-9c441",
                        "20.0 km")
                .contains("out: svc-77e10", "3.4", "out: svc-55aa0", "no whatsapp")
                .contains("out: svc-12bb7", "plumbing", "out: svc-44ce2", "electrician");
    }

    @Test
    void reasons_are_told_in_kazakh_and_russian_too() throws Exception {
        run("vendors", "--language", "kk");
        String kazakh = out.toString(StandardCharsets.UTF_8);
        out.reset();
        run("vendors", "--language", "ru");

        assertThat(kazakh).isNotEqualTo(out.toString(StandardCharsets.UTF_8)).contains("км");
    }

    @Test
    void a_trade_that_nobody_has_leaves_it_to_a_person() throws Exception {
        run("vendors", "--trade", "roofing");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("a person gets the case");
    }

    @Test
    void wrong_arguments_and_bad_files_are_named() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.json"), "[{\"id\": \"x\"}]");

        assertThat(run("vendors", "--languge", "kk")).isEqualTo(2);
        assertThat(run("vendors", "--language", "de")).isEqualTo(2);
        assertThat(run("vendors", "--file", folder.resolve("none.json").toString()))
                .isEqualTo(2);
        assertThat(run("vendors", "--file", bad.toString())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--languge", "\"de\"", "none.json", "name");
    }
}
