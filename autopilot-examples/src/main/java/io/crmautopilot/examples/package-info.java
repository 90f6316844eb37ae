/** The command line over the SDK: one class per command. Never published. */
@NullMarked
package io.crmautopilot.examples;

import org.jspecify.annotations.NullMarked;
