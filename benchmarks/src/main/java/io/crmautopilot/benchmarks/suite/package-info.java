/** Runs the benchmarks as one set, compares them with the committed baseline and writes the page about performance. Never published. */
@NullMarked
package io.crmautopilot.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
