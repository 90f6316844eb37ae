/**
 * The engine: it folds records, asks a pure procedure what is next, and takes that step through one gate. Procedures, lookups and
 * effects are what a kit brings; the engine alone calls them.
 */
@NullMarked
package io.crmautopilot.engine;

import org.jspecify.annotations.NullMarked;
