/** Reads messages, notices what is not normal, and names the cause. */
module io.crmautopilot.detect {
    requires transitive io.crmautopilot.core;
    requires com.fasterxml.jackson.core;
    requires static org.jspecify;

    exports io.crmautopilot.backtest;
    exports io.crmautopilot.detector;
    exports io.crmautopilot.diagnosis;
    exports io.crmautopilot.reader;
}
