package io.crmautopilot.engine;

import io.crmautopilot.action.Action;
import io.crmautopilot.audit.PersonVault;
import java.util.Optional;

/**
 * The words that no template holds: written by a person or a language model for one incident, kept in the vault under the hash of
 * exactly these words, so that the log, an action and an approval name them without holding them. Safe for any number of threads.
 */
public final class CreativeTexts {

    /** The kind of the action that sends such words to one client; it is held for a person at every level. */
    public static final String KIND = "client.creative";

    /** The kind of the plan's step that sends such words. */
    public static final String STEP = "creative";

    /** The longest words, in UTF-16 code units: what every channel takes together with the sentence that opens a thread. */
    public static final int LONGEST = 800;

    private final PersonVault vault;

    private CreativeTexts(PersonVault vault) {
        this.vault = vault;
    }

    /** Returns the words that {@code vault} keeps. */
    public static CreativeTexts in(PersonVault vault) {
        return new CreativeTexts(vault);
    }

    /**
     * Keeps {@code text}, durably, and returns the hash that stands for it: the SHA-256 of its UTF-8 form, in hexadecimal digits.
     *
     * @throws IllegalArgumentException when it is blank, longer than {@link #LONGEST}, or holds what nobody can see
     */
    public String keep(String tenant, String incident, String text) {
        check(text);
        String hash = Action.sha256(text);
        file(tenant, incident).keep("text:" + hash, text);
        return hash;
    }

    /** Returns the words with {@code hash}; empty when they are not kept any more, or are other words by now. */
    public Optional<String> recall(String tenant, String incident, String hash) {
        return file(tenant, incident)
                .recall("text:" + hash)
                .filter(text -> Action.sha256(text).equals(hash));
    }

    private PersonVault.File file(String tenant, String incident) {
        return vault.file(tenant, vault.tokenOf(tenant, "creative/" + incident));
    }

    private static void check(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a text has 1 to " + LONGEST + " characters that say something, this one has " + text.length());
        }
        // Whoever approves must see all of it, in the order in which it is read.
        text.codePoints().filter(c -> c != '\n' && isHidden(c)).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException(
                    "a text holds a character that cannot be seen: U+" + Integer.toHexString(c));
        });
    }

    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
