/** Sums of money in whole minor units. Everything that spends stands after this package in the flow. */
package io.crmautopilot.money;
