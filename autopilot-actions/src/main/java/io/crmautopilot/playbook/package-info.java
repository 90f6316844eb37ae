/** Playbooks: which steps answer which cause, as readable JSON that is checked when it is loaded. */
@NullMarked
package io.crmautopilot.playbook;

import org.jspecify.annotations.NullMarked;
