/** What is not normal: a burst of related complaints in one branch, and how far chance explains it. */
@NullMarked
package io.crmautopilot.signal;

import org.jspecify.annotations.NullMarked;
