/** Phone numbers in one spelling. */
@NullMarked
package io.crmautopilot.phone;

import org.jspecify.annotations.NullMarked;
