/** Figures, trust, pilots and reports of an audit log, on the command line. */
@NullMarked
package io.crmautopilot.examples.outcomes;

import org.jspecify.annotations.NullMarked;
