/** Playbooks, vendors, words, compensation and channel adapters. */
module io.crmautopilot.actions {
    requires transitive io.crmautopilot.core;
    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires com.google.common;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires io.github.resilience4j.bulkhead;
    requires io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.ratelimiter;
    requires io.github.resilience4j.retry;
    requires io.github.resilience4j.timelimiter;
    requires transitive java.net.http;
    requires org.slf4j;

    exports io.crmautopilot.channels;
    exports io.crmautopilot.chat;
    exports io.crmautopilot.clients;
    exports io.crmautopilot.compensation;
    exports io.crmautopilot.phone;
    exports io.crmautopilot.playbook;
    exports io.crmautopilot.resilient;
    exports io.crmautopilot.steps;
    exports io.crmautopilot.vendors.directory;
    exports io.crmautopilot.vendors.negotiation;
    exports io.crmautopilot.vendors.reply;
    exports io.crmautopilot.vendors;
    exports io.crmautopilot.words;
}
