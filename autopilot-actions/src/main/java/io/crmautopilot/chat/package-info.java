/** What owners and other approvers decide in a chat. */
@NullMarked
package io.crmautopilot.chat;

import org.jspecify.annotations.NullMarked;
