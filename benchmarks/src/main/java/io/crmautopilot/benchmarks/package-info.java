/** One question a class, measured against a twin where there is one. Never published. */
@NullMarked
package io.crmautopilot.benchmarks;

import org.jspecify.annotations.NullMarked;
