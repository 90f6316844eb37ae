/** Who is affected by an incident, and who of them is told what. */
@NullMarked
package io.crmautopilot.clients;

import org.jspecify.annotations.NullMarked;
