/** What is proposed to be done about an incident: steps with conditions. Nothing has happened yet. */
@NullMarked
package io.crmautopilot.plan;

import org.jspecify.annotations.NullMarked;
