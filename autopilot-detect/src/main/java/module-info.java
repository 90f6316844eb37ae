/** Reads messages, notices what is not normal, and names the cause. */
module io.crmautopilot.detect {
    requires transitive io.crmautopilot.core;
    requires static org.jspecify;
}
