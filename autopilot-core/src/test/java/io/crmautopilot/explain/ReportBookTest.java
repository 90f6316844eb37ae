package io.crmautopilot.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.contract.Diary;
import io.crmautopilot.json.Fields;
import io.crmautopilot.outcome.Days;
import io.crmautopilot.outcome.OutcomeSettings;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportBookTest {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*?)(/?)>");
    private static final Set<String> EMPTY = Set.of("meta", "line", "rect", "path", "polyline", "polygon");

    private static ReportBook book(Diary diary) {
        ReportBook book = new ReportBook(OutcomeSettings.none());
        diary.records().forEach(book::accept);
        return book;
    }

    private static String month(Diary diary, ReportLanguage language) {
        return book(diary).month(Days.of(YearMonth.of(2026, 3)), "2026-03", language);
    }

    private static void assertWellFormed(String page) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(page.replaceAll("(?s)<style>.*?</style>", "").replace("<!doctype html>", ""));
        while (tag.find()) {
            if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(tag.group(2));
            } else if (!EMPTY.contains(tag.group(2))) {
                open.push(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void every_ending_has_a_page_in_every_language_whose_tags_close() {
        for (Diary diary : Endings.all().values()) {
            for (ReportLanguage language : ReportLanguage.values()) {
                assertWellFormed(book(diary).incident("i1", language).orElseThrow());
                assertWellFormed(month(diary, language));
            }
        }
    }

    @Test
    void the_figures_behind_the_plots_are_those_of_the_log() {
        String page =
                book(Endings.of("handled")).incident("i1", ReportLanguage.EN).orElseThrow();

        // Two people at ten, each counted for twenty minutes; a Poisson of 0.02 stays at one or below in 999 of 1,000.
        assertThat(page)
                .contains("The most at once: 2 people at 10:00. Normal: 0.020.")
                .contains("limit of chance 1")
                .contains("<tr><th scope=\"row\" class=\"s\">10:00</th><td class=\"n\">2</td></tr>")
                .contains("<tr><th scope=\"row\" class=\"s\">10:20</th><td class=\"n\">0</td></tr>")
                .contains("<th scope=\"row\" class=\"s\">18000 KZT</th>")
                .contains("<td class=\"s\">60000 KZT</td>")
                .contains("1500 KZT");
    }

    @Test
    void nothing_from_the_log_becomes_markup_and_nothing_comes_from_elsewhere() {
        String evil = "<script>alert(1)</script>\"'&";
        Diary diary = new Diary("salon").opened(0, "i1", "p-a");
        diary.write(3, "step.handed-over", Fields.of("step", "repair", "reason", evil, "nextBest", evil))
                .write(4, "step.begun", Fields.of("step", evil, "kind", evil))
                .closed(5, evil);
        diary.at("b1").write(9, "", "b1", "level.lowered", Fields.of("level", "OBSERVE", "why", evil));

        String page = book(diary).incident("i1", ReportLanguage.EN).orElseThrow() + month(diary, ReportLanguage.RU);

        assertThat(page)
                .doesNotContain("<script", "alert(1)</script")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(page).doesNotContain("http://", "https://", "src=", "url(", "@import");
    }

    @Test
    void a_page_can_be_read_without_seeing_it() {
        String page = month(Endings.of("handled"), ReportLanguage.KK);
        Matcher svg = Pattern.compile("<svg [^>]*>").matcher(page);

        assertThat(page).contains("<html lang=\"kk\">").containsOnlyOnce("<h1>").contains("<th scope=\"col\"");
        assertThat(page.indexOf("<h2>")).isLessThan(page.indexOf("<h3>"));
        while (svg.find()) {
            assertThat(svg.group()).contains("role=\"img\"").containsPattern("aria-label=\"[^\"]+\"");
        }
    }

    @Test
    void a_month_without_incidents_and_an_unknown_incident_say_so() {
        ReportBook book = book(Endings.of("handled"));

        assertThat(book.month(Days.of(YearMonth.of(2020, 1)), "2020-01", ReportLanguage.EN))
                .contains("No incident was noticed in that period.");
        assertThat(book.incident("nope", ReportLanguage.EN)).isEmpty();
        assertThat(book.incidents()).containsExactly("i1");
    }
}
