/** Sums of money in whole minor units. Everything that spends stands after this package in the flow. */
@NullMarked
package io.crmautopilot.money;

import org.jspecify.annotations.NullMarked;
