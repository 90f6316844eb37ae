/** The code of the pages in {@code docs/}, run: each page shows what one class here does, and a test holds the two together. */
@NullMarked
package io.crmautopilot.examples.pages;

import org.jspecify.annotations.NullMarked;
