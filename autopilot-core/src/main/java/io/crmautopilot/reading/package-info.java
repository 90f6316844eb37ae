/** What a message says: the port that reads it, its answer and the topics that it looks for. */
package io.crmautopilot.reading;
