package io.crmautopilot.words;

/** How heavy a matter is for the person who is written to; it decides the family of words. */
public enum Severity {
    /** Said calmly: plain, friendly words will do. */
    CALM,
    /** Said with anger, fear or despair: never answered with the calm words. */
    STRONG,
    /** Health, injury, a child, a threat or the law: no template answers it, a person does. */
    HUMAN_ONLY
}
