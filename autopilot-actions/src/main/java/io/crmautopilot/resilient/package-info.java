/** Decorators around ports that reach into a network: bounded in time, in threads and in number, with an honest outcome each. */
@NullMarked
package io.crmautopilot.resilient;

import org.jspecify.annotations.NullMarked;
