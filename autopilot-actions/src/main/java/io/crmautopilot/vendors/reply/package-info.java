/**
 * Reads what a vendor answered: does somebody come, when, for how much, and is it suspicious.
 *
 * <p>A grammar over folded words of Russian, Kazakh (also typed without its letters or in Latin) and
 * English, not a model: the same text gives the same reading everywhere, and what the text does not
 * say for certain is marked as such, to be asked about.
 */
@NullMarked
package io.crmautopilot.vendors.reply;

import org.jspecify.annotations.NullMarked;
