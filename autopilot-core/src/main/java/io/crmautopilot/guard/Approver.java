package io.crmautopilot.guard;

import io.crmautopilot.person.Contact;
import io.crmautopilot.text.Language;

/**
 * A person who may approve, veto and stop. Personal data: the text form shows the role alone.
 *
 * @param role what the person is to the business, such as {@code owner}
 * @param name how the person is addressed
 * @param contact where the person is written to, and the only address whose word counts
 * @param language the language that the person is written to in
 */
public record Approver(String role, String name, Contact contact, Language language) {

    @Override
    public String toString() {
        return "Approver[" + role + "]";
    }
}
