package io.crmautopilot.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final byte[] BODY =
            "{\"text\":\"\\u0436\\u0430\\u0440\\u043a\\u043e\"}".getBytes(StandardCharsets.UTF_8);
    private static final Secret SECRET = Secret.of("app-secret");
    private static final String GOOD = "sha256=" + HexFormat.of().formatHex(Signature.of(BODY, SECRET));

    @Test
    void the_digest_is_the_one_of_rfc_4231() {
        byte[] digest =
                Signature.of("what do ya want for nothing?".getBytes(StandardCharsets.UTF_8), Secret.of("Jefe"));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void only_the_raw_body_with_the_right_secret_is_genuine() {
        byte[] printedAgain = "{\"text\":\"жарко\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(genuine(BODY, GOOD, SECRET)).isTrue();
        assertThat(genuine(BODY, GOOD.replace("sha256=", "sha256=").toUpperCase(java.util.Locale.ROOT), SECRET))
                .isFalse();
        assertThat(genuine(printedAgain, GOOD, SECRET)).isFalse();
        assertThat(genuine(BODY, GOOD, Secret.of("another"))).isFalse();
        assertThat(genuine(Arrays.copyOf(BODY, BODY.length + 1), GOOD, SECRET)).isFalse();
        assertThat(genuine(new byte[0], GOOD, SECRET)).isFalse();
    }

    @Test
    void both_secrets_hold_while_one_is_changed() {
        assertThat(Signature.isGenuine(BODY, GOOD, List.of(Secret.of("new"), SECRET)))
                .isTrue();
        assertThat(Signature.isGenuine(BODY, GOOD, List.of(SECRET, Secret.of("new"))))
                .isTrue();
        assertThat(Signature.isGenuine(BODY, GOOD, List.of(Secret.of("new")))).isFalse();
    }

    @Test
    void a_header_of_another_form_is_refused() {
        String hex = GOOD.substring("sha256=".length());
        List<String> others = List.of(
                "",
                "sha256=",
                hex,
                "sha1=" + hex,
                "SHA256=" + hex,
                "sha256=" + hex.substring(1),
                "sha256=" + hex + "0",
                "sha256= " + hex.substring(1),
                "sha256=" + hex.substring(0, 63) + "g",
                "sha256=" + "０".repeat(64),
                "sha256=" + "0".repeat(64),
                "sha256=" + hex + ",sha256=" + hex,
                "sha256=" + "f".repeat(1_000_000),
                GOOD + "\n",
                "\0" + GOOD.substring(1));

        assertThat(others)
                .allSatisfy(header -> assertThat(genuine(BODY, header, SECRET)).isFalse());
        assertThat(Signature.isGenuine(BODY, null, List.of(SECRET))).isFalse();
        assertThat(genuine(BODY, "sha256=" + hex.toUpperCase(java.util.Locale.ROOT), SECRET))
                .isTrue();
    }

    @Test
    void no_random_header_passes_or_throws() {
        long seed = 20_261_120;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder header = new StringBuilder(random.nextBoolean() ? "sha256=" : "");
            int length = random.nextInt(80);
            for (int i = 0; i < length; i++) {
                header.append(
                        random.nextBoolean()
                                ? "0123456789abcdef".charAt(random.nextInt(16))
                                : (char) random.nextInt(65_536));
            }
            assertThat(genuine(BODY, header.toString(), SECRET))
                    .as("seed %d round %d", seed, round)
                    .isFalse();
        }
    }

    @Test
    void a_secret_never_shows_itself() {
        WebhookSettings settings = WebhookSettings.of(Secret.of("verify-token-1"), Secret.of("app-secret-1"));

        assertThat(Secret.of("app-secret-1")).hasToString("***");
        assertThat(settings.accepting(Secret.of("app-secret-2")).toString())
                .contains("***")
                .doesNotContain("-1", "-2");
        assertThatThrownBy(() -> Secret.of(" ")).hasMessage("a secret is blank");
        assertThatThrownBy(() -> new WebhookSettings(SECRET, List.of(), 1, 1))
                .hasMessageStartingWith("appSecrets is empty");
        assertThatThrownBy(() -> settings.maxBytes(0)).hasMessage("maxBytes is below 1: 0");
        assertThatThrownBy(() -> settings.concurrent(0)).hasMessage("concurrent is below 1: 0");
    }

    private static boolean genuine(byte[] body, String header, Secret secret) {
        return Signature.isGenuine(body, header, List.of(secret));
    }
}
