/**
 * A language model as an optional second opinion behind ports that exist without it. It fills closed lists from candidates that code
 * offers; code checks every value again, and without an answer everything goes on as if there were no model.
 */
@NullMarked
package io.crmautopilot.openai;

import org.jspecify.annotations.NullMarked;
