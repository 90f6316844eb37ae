/** What probably failed: causes with their rivals and their evidence, and the context from which they are judged. */
@NullMarked
package io.crmautopilot.incident;

import org.jspecify.annotations.NullMarked;
