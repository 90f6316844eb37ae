package io.crmautopilot.openai;

/** Which of the two interfaces of a server is spoken. */
public enum ModelApi {
    /** {@code POST /responses}: the vendor's own first choice. */
    RESPONSES,
    /** {@code POST /chat/completions}: what most compatible servers speak. */
    CHAT_COMPLETIONS
}
