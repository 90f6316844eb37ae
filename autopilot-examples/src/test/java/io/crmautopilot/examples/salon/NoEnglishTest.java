package io.crmautopilot.examples.salon;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.explain.CaseBook;
import io.crmautopilot.explain.CaseWords;
import io.crmautopilot.explain.Question;
import io.crmautopilot.explain.Reader;
import io.crmautopilot.explain.ReportBook;
import io.crmautopilot.explain.ReportLanguage;
import io.crmautopilot.outcome.OutcomeSettings;
import io.crmautopilot.testing.InMemoryAuditLog;
import io.crmautopilot.testing.InMemoryPersonVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days on which nobody can be booked as planned and the owner is silent, as they are told in Russian and Kazakh. */
class NoEnglishTest {

    /** Three Latin words in a row that are no names, ids or rules: those have a capital, a figure, a dot or a hyphen. */
    private static final Pattern SENTENCE =
            Pattern.compile("(?<![\\p{L}\\p{N}.\\-/])(?:[a-z]+[ ,:;]+){2,}[a-z]+(?![\\p{L}\\p{N}.\\-/])");

    private static final List<ReportLanguage> LANGUAGES = List.of(ReportLanguage.RU, ReportLanguage.KK);

    private static SalonDay played(String vendors) {
        Options options = new Options(false, false, false, Optional.empty(), Optional.empty(), Optional.of(vendors));
        SalonDay day = new SalonDay(
                SalonCase.load().with(vendors),
                SalonCase.DAY,
                options,
                new InMemoryAuditLog(),
                new InMemoryPersonVault());
        day.learn();
        day.play();
        return day;
    }

    @ParameterizedTest
    @ValueSource(strings = {"fraud", "no-show", "dear"})
    void nothing_that_owner_operator_client_or_regulator_is_told_is_an_english_sentence(String vendors) {
        SalonDay day = played(vendors);
        List<String> shown = new ArrayList<>();

        for (ReportLanguage language : LANGUAGES) {
            shown.addAll(explained(day, language));
            CaseWords words = CaseWords.in(language);
            day.desk().cases().forEach(file -> {
                shown.add(words.reason(file));
                shown.add(words.nextBest(file));
            });
        }
        day.sent().forEach(sent -> shown.add(sent.letter().text()));

        assertThat(shown).hasSizeGreaterThan(100);
        assertThat(english(shown)).isEmpty();
    }

    private static List<String> explained(SalonDay day, ReportLanguage language) {
        List<String> lines = new ArrayList<>();
        String tenant = SalonCase.load().tenant();
        String incident = day.autopilot().incidents(tenant).get(0).id();
        CaseBook book = new CaseBook(incident);
        ReportBook report = new ReportBook(OutcomeSettings.none());
        for (AuditRecord entry : day.timeline().records()) {
            book.accept(entry);
            report.accept(entry);
        }
        for (Reader reader : Reader.values()) {
            lines.addAll(book.tell(reader, "", language));
        }
        for (Question question : Question.values()) {
            lines.addAll(book.answer(question, language));
        }
        String page = report.incident(incident, language).orElseThrow();
        lines.addAll(page.replaceAll("(?s)<style.*?</style>", "")
                .replaceAll("<[^>]*>", "\n")
                .lines()
                .toList());
        return lines;
    }

    private static List<String> english(List<String> shown) {
        List<String> found = new ArrayList<>();
        for (String line : shown) {
            Matcher sentence = SENTENCE.matcher(line);
            if (sentence.find() && !found.contains(line)) {
                found.add(line);
            }
        }
        return found;
    }
}
