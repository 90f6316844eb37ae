package io.crmautopilot.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every text as a reader gets it, approved by a person who read the files in {@code approved}. After a change of words,
 * {@code -Dwords.approve=true} writes them anew, and the difference is what is to be read.
 */
class ApprovedTextsTest {

    private static final Path FILES = Path.of("src/test/resources/io/crmautopilot/words/approved");

    private final Wording wording = Wording.standard();

    @ParameterizedTest
    @EnumSource(names = {"RU", "KK", "EN"})
    void every_text_reads_as_it_was_approved(Language language) throws IOException {
        String texts = texts(language);
        String file = language.code() + ".txt";

        if (Boolean.getBoolean("words.approve")) {
            Files.createDirectories(FILES);
            Files.writeString(FILES.resolve(file), texts);
        }

        try (InputStream in = ApprovedTextsTest.class.getResourceAsStream("approved/" + file)) {
            assertThat(in).as("approved/%s", file).isNotNull();
            assertThat(texts).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String texts(Language language) {
        StringBuilder texts = new StringBuilder();
        for (Template template : wording.templates()) {
            texts.append("\n## ")
                    .append(template.id())
                    .append("\n# ")
                    .append(template.about())
                    .append('\n');
            Map<String, String> seen = new LinkedHashMap<>();
            values().forEach((name, slots) -> {
                String text = render(template, language, slots);
                String before = seen.putIfAbsent(text, name);
                texts.append("\n-- ")
                        .append(name)
                        .append(before == null ? "" : ": the same as " + before)
                        .append('\n');
                texts.append(before == null ? text + "\n" : "");
            });
        }
        return texts.substring(1);
    }

    private static Map<String, Slots> values() {
        Map<String, Slots> values = new LinkedHashMap<>();
        values.put("plain", Sample.plain());
        values.put("nothing that may be left out", Sample.required());
        values.put("1, an apostrophe", Sample.awkward(1, "Жан-Поль O'Нил", "Сәуле"));
        values.put("2, a Kazakh name", Sample.awkward(2, "Гүлжәмила", "Жетісу"));
        values.put(
                "5, a long branch", Sample.awkward(5, "Ян", "Aruana Premium на углу Абая и Байтурсынова, второй этаж"));
        values.put("11, Latin", Sample.awkward(11, "Kate", "Beauty & Co. Mega"));
        values.put("21, no name", Sample.awkward(21, "  ", "Есентай"));
        return values;
    }

    private String render(Template template, Language language, Slots slots) {
        String[] id = template.id().split("[/@]");
        Severity severity = id[1].equals("any") ? Severity.CALM : Severity.valueOf(id[1].toUpperCase(Locale.ROOT));
        String channel = id.length > 2 ? id[2] : "whatsapp";
        return wording.render(id[0], severity, language, channel, Sample.offered(slots, id[0]))
                .match(
                        Draft.Rendered::text,
                        unwritten -> "A PERSON WRITES: " + unwritten.why() + " " + unwritten.detail());
    }
}
