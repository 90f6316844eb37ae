/** Carrying out what was allowed: actions, the effects that perform them, what each effect declares, and how it ended. */
@NullMarked
package io.crmautopilot.action;

import org.jspecify.annotations.NullMarked;
