/** Tenants, branches and people: whom the flow is about, and how the host's own cards of them are found. */
package io.crmautopilot.person;
