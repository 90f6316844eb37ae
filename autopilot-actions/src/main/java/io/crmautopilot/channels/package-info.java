/**
 * WhatsApp and Instagram: webhooks that become messages through a durable inbox, letters that become requests to the Graph API, and
 * the status reports that say what became of them.
 */
@NullMarked
package io.crmautopilot.channels;

import org.jspecify.annotations.NullMarked;
