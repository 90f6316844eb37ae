/** Tenants, branches and people: whom the flow is about, and how the host's own cards of them are found. */
@NullMarked
package io.crmautopilot.person;

import org.jspecify.annotations.NullMarked;
