/** What is proposed to be done about an incident: steps with conditions. Nothing has happened yet. */
package io.crmautopilot.plan;
