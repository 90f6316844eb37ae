/** Fakes of the ports for a host's own tests: in memory, deterministic, able to fail when told to. */
package io.crmautopilot.testing;
