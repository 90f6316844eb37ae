/** What owners and other approvers decide in a chat. */
@org.jspecify.annotations.NullMarked
package io.crmautopilot.chat;
