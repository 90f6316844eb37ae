/**
 * Puts the audit log into words and pages for people: a client, an operator, an owner, a regulator. It needs nothing but the records: no
 * engine, no model, no card of a client.
 */
@NullMarked
package io.crmautopilot.explain;

import org.jspecify.annotations.NullMarked;
