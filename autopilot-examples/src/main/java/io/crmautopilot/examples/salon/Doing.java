package io.crmautopilot.examples.salon;

import io.crmautopilot.json.Fields;

/**
 * An action in words.
 *
 * @param label its kind in the timeline
 * @param verb what is done, such as {@code warned}
 * @param who to whom
 * @param tail what else is worth saying, such as the sum
 * @param group what it is told together with when it comes several times in a row; empty when each is told for itself
 */
record Doing(String label, String verb, String who, String tail, String group) {

    static Doing of(Fields action, Names names) {
        if (action.isEmpty()) {
            return new Doing("action", "something of another incident", "", "", "");
        }
        String who = action.text("to").isEmpty() ? "" : names.of(action.text("to"));
        Fields details = action.fields("details");
        Fields text = details.fields("text");
        String client = text.has("channel") ? who + ", " + text.text("channel") + ", " + text.text("language") : who;
        String cost = action.has("cost") ? Sums.of(action.fields("cost")) : "";
        return switch (action.text("kind")) {
            case "owner.notice" -> new Doing("owner", "told", who, "", "");
            case "approval.ask" -> new Doing("approval", "asked", who, "", "");
            case "vendor.request" -> new Doing("vendor", "asked", who, "", "");
            case "vendor.message" -> new Doing("vendor", "wrote to", who, "", "");
            case "vendor.experience" -> new Doing("vendor", "remembered of", who, "", "");
            case "vendor.agree" ->
                action.text("key").contains("/more/")
                        ? new Doing("vendor", "agreed on more with", who, ", " + cost + " more, reserved", "")
                        : new Doing("vendor", "agreed with", who, ", " + cost + " at most, reserved", "");
            case "client.message" -> new Doing("client", "wrote to", client, "", together(text));
            case "client.warning" -> new Doing("client", "warned", client, "", "warned");
            case "client.follow-up" -> new Doing("client", "asked", client, "", "asked");
            case "compensation.grant" ->
                new Doing("compensation", details.text("offer") + ", " + cost + ":", who, "", details.text("offer"));
            case "card.complete" ->
                new Doing("card", "field " + details.text("field", "") + " of", who, " completed", "card");
            case "hand-over" -> new Doing("hand-over", "to a person:", who, " " + details.text("reason", ""), "");
            default -> new Doing("action", action.text("kind"), who, "", "");
        };
    }

    /** Each who complained is shown what was written to them; texts that say the same to several are shown once. */
    private static String together(Fields text) {
        String situation = text.text("situation", "");
        return situation.startsWith("client.apology") || situation.equals("client.solved") ? "" : situation;
    }

    String words() {
        return (verb + " " + who + tail).replaceAll(" +", " ").strip();
    }
}
