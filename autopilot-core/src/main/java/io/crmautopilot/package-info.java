/** The one door: {@link io.crmautopilot.Autopilot}. It sees everything; nothing sees it. */
@NullMarked
package io.crmautopilot;

import org.jspecify.annotations.NullMarked;
