/** Contract tests: what every implementation of a port must keep, to be extended by whoever writes one. */
@NullMarked
package io.crmautopilot.contract;

import org.jspecify.annotations.NullMarked;
