package io.crmautopilot.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.contract.Diary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CaseBookTest {

    private static CaseBook book(Diary diary) {
        CaseBook book = new CaseBook("i1");
        diary.records().forEach(book::accept);
        return book;
    }

    /** Everything that is said of the six endings, as it stands in the golden file. */
    static String all() {
        StringBuilder out = new StringBuilder();
        for (ReportLanguage language : ReportLanguage.values()) {
            for (Map.Entry<String, Diary> each : Endings.all().entrySet()) {
                CaseBook book = book(each.getValue());
                for (Reader reader : Reader.values()) {
                    String name = reader.name().toLowerCase(Locale.ROOT);
                    out.append("== ").append(language.code()).append(", ").append(each.getKey());
                    out.append(", for the ").append(name).append('\n');
                    book.tell(reader, "p-aigul-1", language)
                            .forEach(line -> out.append(line).append('\n'));
                }
                for (Question question : Question.values()) {
                    out.append("== ").append(language.code()).append(", ").append(each.getKey());
                    out.append(", why ")
                            .append(question.name().toLowerCase(Locale.ROOT))
                            .append('\n');
                    book.answer(question, language)
                            .forEach(line -> out.append(line).append('\n'));
                }
            }
        }
        return out.toString();
    }

    @Test
    void six_endings_are_told_to_four_readers_in_three_languages_as_they_were_read_and_found_good() throws IOException {
        try (InputStream golden = CaseBookTest.class.getResourceAsStream("explanations.txt")) {
            assertThat(all())
                    .isEqualTo(new String(
                            Objects.requireNonNull(golden, "explanations.txt").readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_client_reads_nothing_of_others_of_vendors_or_of_money() {
        for (Map.Entry<String, Diary> each : Endings.all().entrySet()) {
            for (ReportLanguage language : ReportLanguage.values()) {
                String text = String.join("\n", book(each.getValue()).tell(Reader.CLIENT, "p-aigul-1", language));

                assertThat(text)
                        .as("%s %s", language, each.getKey())
                        .doesNotContain("p-", "v-1", "v-9", "KZT", "18000", "«");
            }
        }
    }

    @Test
    void the_owners_page_fits_a_telephone() {
        for (Diary diary : Endings.all().values()) {
            for (ReportLanguage language : ReportLanguage.values()) {
                assertThat(book(diary).tell(Reader.OWNER, "", language))
                        .hasSizeLessThanOrEqualTo(7)
                        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(90));
            }
        }
    }

    @Test
    void a_regulator_finds_every_decision_by_its_record() {
        Diary diary = Endings.of("handled");
        String text = String.join("\n", book(diary).tell(Reader.REGULATOR, "", ReportLanguage.EN));

        diary.records().stream()
                .filter(each -> !each.kind().equals("incident.grew"))
                .forEach(each -> assertThat(text).contains("#" + each.seq() + " "));
    }

    @Test
    void what_is_not_there_is_said() {
        CaseBook empty = new CaseBook("i7");

        assertThat(empty.isKnown()).isFalse();
        assertThatThrownBy(() -> empty.tell(Reader.OWNER, "", ReportLanguage.EN))
                .hasMessageContaining("no incident i7");
        assertThat(book(Endings.of("unattended")).answer(Question.VENDOR, ReportLanguage.EN))
                .containsExactly("The log holds nothing about that.");
    }
}
