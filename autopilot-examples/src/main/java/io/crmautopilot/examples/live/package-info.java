/** The example host: a webhook on this machine that one can post to, and watch what is read and decided. */
@NullMarked
package io.crmautopilot.examples.live;

import org.jspecify.annotations.NullMarked;
