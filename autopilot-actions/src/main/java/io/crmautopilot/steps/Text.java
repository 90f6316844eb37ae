package io.crmautopilot.steps;

import io.crmautopilot.action.Messenger.Category;
import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Draft;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as an action carries it: the approved words by name and version, and the values that are no personal data. Names, and what
 * else is in the vault, are put in when it is sent.
 *
 * <p>How heavy the reader took the matter is found when it is sent, too, from what they wrote: no record says how a person sounded.
 *
 * @param situation what it is about
 * @param answers whether it answers what its reader wrote, so that the tone of that decides between the calm and the strong words
 * @param language the reader's language
 * @param channel the channel it is written for
 * @param first whether it opens a thread, so that the sentence stands before it which says that an assistant writes
 * @param slots the values
 * @param versions the versions of the words that were looked at when it was proposed
 */
record Text(
        String situation,
        boolean answers,
        Language language,
        String channel,
        boolean first,
        Slots slots,
        List<String> versions) {

    Text {
        versions = List.copyOf(versions);
    }

    /** Returns a text that is the same for every reader. */
    static Text of(String situation, Language language, String channel, Slots slots) {
        return new Text(situation, false, language, channel, false, slots, List.of());
    }

    /** Returns a text that answers what a client wrote. */
    static Text answering(String situation, Client client, Slots slots) {
        return new Text(situation, true, client.language(), client.affected().channel(), false, slots, List.of());
    }

    Text opening(boolean opens) {
        return new Text(situation, answers, language, channel, opens, slots, versions);
    }

    /** Returns this text bound to the words as they are now, so that an approval does not outlive an edit of them. */
    Text bound(Wording wording, Slots sample) {
        List<String> bound = new ArrayList<>();
        for (Severity severity : tones()) {
            write(wording, sample, severity).match(draft -> bound.add(draft.version()), unwritten -> false);
        }
        return new Text(situation, answers, language, channel, first, slots, bound);
    }

    /** Returns why there are no words for it in some tone; empty when there are. */
    String problem(Wording wording, Slots sample) {
        for (Severity severity : tones()) {
            if (write(wording, sample, severity) instanceof Draft.Unwritten none) {
                return none.why() + ": " + none.detail();
            }
        }
        return "";
    }

    /** Tells whether the words offer something, so that only who agreed to offers may read them. */
    boolean offers(Wording wording, Slots sample) {
        return tones().stream()
                .anyMatch(tone -> write(wording, sample, tone)
                        .match(draft -> draft.category() == Category.MARKETING, unwritten -> false));
    }

    private List<Severity> tones() {
        return answers ? List.of(Severity.CALM, Severity.STRONG) : List.of(Severity.CALM);
    }

    /** Writes it out; {@code personal} values win over those of the same name. */
    Draft write(Wording wording, Slots personal, Severity severity) {
        Slots all = slots.with(personal);
        return first
                ? wording.renderFirst(situation, severity, language, channel, all)
                : wording.render(situation, severity, language, channel, all);
    }

    Fields toFields() {
        return Fields.of(
                "situation", situation,
                "answers", answers,
                "language", language.code(),
                "channel", channel,
                "first", first,
                "slots", slots.toFields(),
                "versions", versions);
    }

    static Text of(Fields fields) {
        return new Text(
                fields.text("situation"),
                fields.flag("answers"),
                Language.ofCode(fields.text("language")),
                fields.text("channel"),
                fields.flag("first"),
                Slots.of(fields.fields("slots")),
                fields.texts("versions"));
    }
}
