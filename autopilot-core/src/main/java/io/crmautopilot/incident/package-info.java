/** What probably failed: causes with their rivals and their evidence, and the context from which they are judged. */
package io.crmautopilot.incident;
