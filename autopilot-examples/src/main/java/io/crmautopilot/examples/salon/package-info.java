/**
 * The salon's day as an example host: its own client cards, book, loyalty programme, desk and channels, played with a clock that
 * follows the events. What an embedder writes against a real CRM looks like these small classes.
 */
@NullMarked
package io.crmautopilot.examples.salon;

import org.jspecify.annotations.NullMarked;
