/** What is not normal: a burst of related complaints in one branch, and how far chance explains it. */
package io.crmautopilot.signal;
