/** What a person wrote, and the source from which the host's messages come. The flow begins here. */
@NullMarked
package io.crmautopilot.message;

import org.jspecify.annotations.NullMarked;
