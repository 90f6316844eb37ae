/** Who is affected by an incident, and who of them is told what. */
@org.jspecify.annotations.NullMarked
package io.crmautopilot.clients;
