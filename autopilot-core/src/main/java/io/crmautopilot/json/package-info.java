/**
 * A small immutable JSON tree with one canonical form. What is written to the audit log is made of it, so that the same
 * content always has the same bytes.
 */
@NullMarked
package io.crmautopilot.json;

import org.jspecify.annotations.NullMarked;
