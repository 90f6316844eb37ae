/** Text as clients type it: languages, folding, words and stems; pure functions that a hot path can call without allocating. */
@NullMarked
package io.crmautopilot.text;

import org.jspecify.annotations.NullMarked;
