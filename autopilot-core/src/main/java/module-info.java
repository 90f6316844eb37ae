import org.jspecify.annotations.NullMarked;

/** Values, ports, engine, corridor of trust and audit log of the autopilot. */
@NullMarked
module io.crmautopilot.core {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires org.slf4j;

    exports io.crmautopilot;
    exports io.crmautopilot.action;
    exports io.crmautopilot.approval;
    exports io.crmautopilot.audit;
    exports io.crmautopilot.engine;
    exports io.crmautopilot.explain;
    exports io.crmautopilot.guard;
    exports io.crmautopilot.incident;
    exports io.crmautopilot.json;
    exports io.crmautopilot.message;
    exports io.crmautopilot.money;
    exports io.crmautopilot.outcome;
    exports io.crmautopilot.person;
    exports io.crmautopilot.pilot;
    exports io.crmautopilot.plan;
    exports io.crmautopilot.reading;
    exports io.crmautopilot.signal;
    exports io.crmautopilot.testing;
    exports io.crmautopilot.text;
    exports io.crmautopilot.trust;
    exports io.crmautopilot.vendor;
}
