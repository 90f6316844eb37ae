/**
 * Checks an audit log from its file alone. It shares no code with what writes the log, its own reading of JSON and its own canonical
 * form included, so that a mistake of the writer is not made twice.
 */
@NullMarked
package io.crmautopilot.verify;

import org.jspecify.annotations.NullMarked;
