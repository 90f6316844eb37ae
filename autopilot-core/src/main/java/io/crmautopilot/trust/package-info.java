/**
 * How far each kind of action in each branch may be trusted, by what people said to it and what became of it: evidence with an
 * interval, and advice to a person. Nothing here raises a level.
 */
@NullMarked
package io.crmautopilot.trust;

import org.jspecify.annotations.NullMarked;
