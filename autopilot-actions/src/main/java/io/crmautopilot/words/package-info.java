/** What the autopilot may say: approved templates with typed slots, and who must write where there is none. */
@NullMarked
package io.crmautopilot.words;

import org.jspecify.annotations.NullMarked;
