/** What a person wrote, and the source from which the host's messages come. The flow begins here. */
package io.crmautopilot.message;
