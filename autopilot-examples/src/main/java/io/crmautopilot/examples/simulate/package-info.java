/** {@code ./autopilot simulate}: how often the detector cries wolf, what it finds, and how right its posterior is, on invented streams. */
@NullMarked
package io.crmautopilot.examples.simulate;

import org.jspecify.annotations.NullMarked;
