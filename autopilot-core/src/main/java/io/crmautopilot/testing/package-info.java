/** Fakes of the ports for a host's own tests: in memory, deterministic, able to fail when told to. */
@NullMarked
package io.crmautopilot.testing;

import org.jspecify.annotations.NullMarked;
