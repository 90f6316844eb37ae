/** What the autopilot may say: approved templates with typed slots, and who must write where there is none. */
@org.jspecify.annotations.NullMarked
package io.crmautopilot.words;
