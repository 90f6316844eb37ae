/** Playbooks: which steps answer which cause, as readable JSON that is checked when it is loaded. */
@org.jspecify.annotations.NullMarked
package io.crmautopilot.playbook;
