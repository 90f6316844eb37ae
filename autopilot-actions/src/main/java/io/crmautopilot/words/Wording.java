package io.crmautopilot.words;

import io.crmautopilot.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All words that the autopilot may say. Immutable, so safe for any number of threads; rendering costs microseconds.
 *
 * <p>A text is an approved template with typed values put into it in one pass. There is no other way to a text: where no template
 * fits, the answer is {@link Draft.Unwritten} and a person writes.
 */
public final class Wording {

    /** The situation whose text stands before the first message of a thread. Slot: {@code business}, a title. */
    public static final String DISCLOSURE = "disclosure";

    private final Phrases phrases;
    private final Map<String, TemplateLoader.Entry> entries;
    private final Values values;

    private Wording(Phrases phrases, Map<String, TemplateLoader.Entry> entries) {
        this.phrases = phrases;
        this.entries = Map.copyOf(entries);
        this.values = new Values(phrases);
    }

    /** Returns the words that come with the SDK: the crises of a service business in Russian, Kazakh and English. */
    public static Wording standard() {
        Phrases phrases = Phrases.parse(resource("phrases.json"));
        return new Wording(phrases, new TemplateLoader(phrases).load(resource("templates.json"), Map.of()));
    }

    /**
     * Returns these words with the host's own situations in place of those of the same name, and any new ones added.
     *
     * @param templatesJson a file in the format of {@code docs/people.md}
     * @throws IllegalArgumentException when anything in it is wrong; the message lists every problem with its template and slot
     */
    public Wording withTemplates(String templatesJson) {
        return new Wording(phrases, new TemplateLoader(phrases).load(templatesJson, entries));
    }

    /**
     * Returns these words with phrases added or replaced, such as those of a cause that the host's own diagnosis names. All templates
     * are checked again, for a longer phrase may not fit.
     *
     * @throws IllegalArgumentException when anything in it is wrong; the message names the phrase
     */
    public Wording withPhrases(String phrasesJson) {
        Phrases more = phrases.with(phrasesJson);
        return new Wording(more, new TemplateLoader(more).recheck(entries));
    }

    /**
     * Renders a text.
     *
     * @param situation what it is about, such as {@code client.apology.vendor-coming}
     * @param severity how heavy the matter is for the reader
     * @param language the reader's language, as {@link LanguageChoice} chose it
     * @param channel the channel's name in lower case
     * @param slots the values; more than the template needs may be given
     */
    public Draft render(String situation, Severity severity, Language language, String channel, Slots slots) {
        return render(situation, severity, language, channel, slots, false);
    }

    /**
     * Renders the first text of a thread: before it stands the sentence which says that an assistant writes and how to reach a
     * person. The values must hold {@code business}.
     */
    public Draft renderFirst(String situation, Severity severity, Language language, String channel, Slots slots) {
        return render(situation, severity, language, channel, slots, true);
    }

    private Draft render(
            String situation, Severity severity, Language language, String channel, Slots slots, boolean first) {
        if (severity == Severity.HUMAN_ONLY) {
            return new Draft.Unwritten(Draft.Why.HUMAN_ONLY, situation);
        }
        TemplateLoader.Entry entry = find(situation, severity, channel);
        if (entry == null) {
            return new Draft.Unwritten(
                    Draft.Why.NO_TEMPLATE, situation + " for a " + name(severity) + " reader on " + channel);
        }
        Template template = entry.template();
        Language spoken = template.speaks(language).orElse(null);
        if (spoken == null) {
            return new Draft.Unwritten(Draft.Why.NO_LANGUAGE, template.id() + " in " + language.code());
        }
        List<TemplateLoader.Entry> said = first ? List.of(entry(DISCLOSURE + "/any"), entry) : List.of(entry);
        Draft draft = fill(said, spoken, slots);
        return draft instanceof Draft.Rendered rendered && !fits(rendered.text(), channel, entry.max())
                ? new Draft.Unwritten(Draft.Why.TOO_LONG, template.id() + " on " + channel)
                : draft;
    }

    private Draft fill(List<TemplateLoader.Entry> entries, Language language, Slots slots) {
        Named named = new Named();
        List<String> texts = new ArrayList<>();
        List<String> registered = new ArrayList<>();
        for (TemplateLoader.Entry entry : entries) {
            Template template = entry.template();
            TemplateText text =
                    template.speaks(language).map(entry.texts()::get).orElse(null);
            if (text == null) {
                return new Draft.Unwritten(Draft.Why.NO_LANGUAGE, template.id() + " in " + language.code());
            }
            Renderer renderer = new Renderer(template, values, language, slots, named);
            try {
                texts.add(renderer.render(text));
            } catch (SlotProblem problem) {
                return new Draft.Unwritten(Draft.Why.BAD_SLOT, template.id() + ": " + problem.getMessage());
            }
            registered.add(renderer.registered());
        }
        return new Draft.Rendered(
                String.join("\n\n", texts),
                joined(entries, Template::id),
                joined(entries, Template::version),
                language,
                String.join("_", registered),
                entries.get(entries.size() - 1).template().category(),
                named.values());
    }

    private static String joined(List<TemplateLoader.Entry> entries, Function<Template, String> part) {
        return entries.stream().map(TemplateLoader.Entry::template).map(part).collect(Collectors.joining("+"));
    }

    /**
     * Returns the texts that a channel must know beforehand to allow {@code situation} where it allows registered texts alone, such as
     * WhatsApp for a first contact: one for each language and each way that the alternatives of a template can go, with and without
     * the sentence that opens a thread. The host registers those that it needs.
     */
    public List<Registration> registrations(String situation) {
        Registrar registrar = new Registrar(values);
        List<Registration> all = new ArrayList<>();
        for (Template template : templates()) {
            if (template.id().startsWith(situation + "/")) {
                all.addAll(registrar.of(List.of(entry(template.id()))));
                if (template.audience() != Template.Audience.OWNER && !situation.equals(DISCLOSURE)) {
                    all.addAll(registrar.of(List.of(entry(DISCLOSURE + "/any"), entry(template.id()))));
                }
            }
        }
        return List.copyOf(all);
    }

    private static boolean fits(String text, String channel, int max) {
        return text.length() <= max
                && (!channel.equals("instagram")
                        || text.getBytes(StandardCharsets.UTF_8).length <= TemplateChecks.LONGEST_INSTAGRAM_BYTES);
    }

    /** A strong matter takes strong words or words for any reader, never the calm ones. */
    private TemplateLoader.@org.jspecify.annotations.Nullable Entry find(
            String situation, Severity severity, String channel) {
        for (String key : List.of(name(severity), "any")) {
            for (String suffix : List.of("@" + channel, "")) {
                TemplateLoader.Entry entry = entries.get(situation + "/" + key + suffix);
                if (entry != null) {
                    return entry;
                }
            }
        }
        return null;
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** Returns all templates, ordered by id. */
    public List<Template> templates() {
        return entries.keySet().stream()
                .sorted()
                .map(id -> entry(id).template())
                .toList();
    }

    private TemplateLoader.Entry entry(String id) {
        return java.util.Objects.requireNonNull(entries.get(id));
    }

    /** Returns the names that the phrase table of {@code type} speaks for, in ascending order; empty for a type without a table. */
    public Set<String> phrases(SlotType type) {
        return type.isPhrase() ? new java.util.TreeSet<>(phrases.keys(type)) : Set.of();
    }

    /** Returns one phrase alone, such as a trade's name for a report; a name that the table does not know is said in general words. */
    public String phrase(SlotType type, String name, Language language, String form) {
        return phrases.say(type, List.of(name), language, form);
    }

    private static String resource(String name) {
        try (InputStream in = Wording.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " from the jar", e);
        }
    }
}
