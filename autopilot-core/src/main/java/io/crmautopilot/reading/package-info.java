/** What a message says: the port that reads it, its answer and the topics that it looks for. */
@NullMarked
package io.crmautopilot.reading;

import org.jspecify.annotations.NullMarked;
