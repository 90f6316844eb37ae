/** Values, ports, engine, corridor of trust and audit log of the autopilot. */
module io.crmautopilot.core {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
}
