/** Text as clients type it: languages, folding, words and stems; pure functions that a hot path can call without allocating. */
package io.crmautopilot.text;
