package io.crmautopilot.words;

import io.crmautopilot.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads how heavy a matter is for whoever wrote about it, in Russian, Kazakh and English, also mixed and also typed without the Kazakh
 * letters.
 *
 * <p>It errs on the side of a person: a word too many costs a minute of somebody's time, one too few a cold answer to somebody who was
 * hurt. What it says is for the one answer and is not to be stored with a person. Immutable and safe for any number of threads.
 */
public final class Gravity {

    /** Longer texts are read up to here. */
    private static final int LONGEST = 8_000;

    private static final Pattern LOUD = Pattern.compile("!{2,}|[?!]{3,}|[😡🤬😤😠😭💢👿🤮🥵]");
    private static final Pattern CAPITALS = Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}{4,}(?![\\p{L}\\p{N}])");
    private static final Pattern SMALL = Pattern.compile("\\p{Ll}");

    private final Patterns patterns;

    private Gravity(Patterns patterns) {
        this.patterns = patterns;
    }

    /** Returns the reader with the patterns that come with the SDK. Loading takes milliseconds; keep it. Never fails with a whole jar. */
    public static Gravity standard() {
        try (InputStream in = Gravity.class.getResourceAsStream("matters.txt")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks matters.txt");
            }
            return new Gravity(Patterns.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read matters.txt from the jar", e);
        }
    }

    /** Returns the heaviest of what {@code texts} say. No text at all may be anything, so it is for a person. */
    public Severity of(List<String> texts) {
        return texts.stream().map(this::of).max(Severity::compareTo).orElse(Severity.HUMAN_ONLY);
    }

    /** Returns how heavy the matter of {@code text} is. */
    public Severity of(String text) {
        if (!matters(text).isEmpty()) {
            return Severity.HUMAN_ONLY;
        }
        return isStrong(text) ? Severity.STRONG : Severity.CALM;
    }

    /** Returns what makes {@code text} a person's to answer; empty when nothing does. */
    public Set<Matter> matters(String text) {
        List<Patterns.Term> words = words(text);
        EnumSet<Matter> found = matters(patterns.sections(words));
        // Most messages hold none, so what is innocent of it is looked for only then.
        return found.isEmpty() ? found : matters(patterns.sections(patterns.without("innocent", words)));
    }

    private static EnumSet<Matter> matters(Set<String> sections) {
        EnumSet<Matter> found = EnumSet.noneOf(Matter.class);
        if (!sections.isEmpty()) {
            for (Matter matter : Matter.values()) {
                if (sections.contains(matter.name().toLowerCase(Locale.ROOT))) {
                    found.add(matter);
                }
            }
        }
        return found;
    }

    /** Tells whether {@code text} is said with anger, fear or despair. */
    public boolean isStrong(String text) {
        String start = start(text);
        boolean shouts = CAPITALS.matcher(start).results().count() >= 2
                || (CAPITALS.matcher(start).find() && !SMALL.matcher(start).find());
        return shouts || LOUD.matcher(start).find() || patterns.occurs("strong", words(text));
    }

    private static List<Patterns.Term> words(String text) {
        return Tokens.of(start(text)).stream().map(Patterns.Term::of).toList();
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
