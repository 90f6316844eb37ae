package io.crmautopilot.openai;

/**
 * Words that somebody outside wrote. They reach a model only inside a {@link Question#about}, whose answer is a closed list about these
 * very words; there is no way from here to a question that chooses a step, a cause or a sentence.
 */
sealed interface Untrusted permits Untrusted.FromClient, Untrusted.FromVendor {

    /** Returns the words as they were written. */
    String words();

    /** Returns the names of the conversation, which do not leave in any form. */
    KnownNames names();

    /** What a client wrote. */
    record FromClient(String words, KnownNames names) implements Untrusted {

        @Override
        public String toString() {
            return "FromClient[" + words.length() + " characters]";
        }
    }

    /** What a vendor wrote. */
    record FromVendor(String words, KnownNames names) implements Untrusted {

        @Override
        public String toString() {
            return "FromVendor[" + words.length() + " characters]";
        }
    }
}
