package io.crmautopilot.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.contract.Diary;
import io.crmautopilot.outcome.Days;
import io.crmautopilot.outcome.OutcomeSettings;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page owes to readers who do not see it, who see it in the dark or on a telephone, and who print it: WCAG 2.2, level AA. */
class AccessibilityTest {

    private static final Pattern TAG = Pattern.compile("<([a-z0-9]+)([^>]*)>");
    private static final Pattern COLOUR = Pattern.compile("--([a-z]+):(#[0-9a-fA-F]{3,6})");

    static Stream<Arguments> pages() {
        List<Arguments> pages = new ArrayList<>();
        for (Map.Entry<String, Diary> ending : Endings.all().entrySet()) {
            ReportBook book = new ReportBook(OutcomeSettings.none());
            ending.getValue().records().forEach(book::accept);
            for (ReportLanguage language : ReportLanguage.values()) {
                String of = ending.getKey() + " " + language.code();
                pages.add(Arguments.of(
                        of + " incident",
                        language,
                        book.incident("i1", language).orElseThrow()));
                pages.add(Arguments.of(
                        of + " month", language, book.month(Days.of(YearMonth.of(2026, 3)), "2026-03", language)));
            }
        }
        return pages.stream();
    }

    private static List<String> tags(String page, String name) {
        List<String> found = new ArrayList<>();
        Matcher tag = TAG.matcher(page);
        while (tag.find()) {
            if (tag.group(1).equals(name)) {
                found.add(tag.group(2));
            }
        }
        return found;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void a_page_says_what_it_is_and_in_which_language(String name, ReportLanguage language, String page) {
        assertThat(tags(page, "html")).singleElement().asString().contains("lang=\"" + language.code() + "\"");
        assertThat(page).containsPattern("<title>[^<]+</title>");
        assertThat(tags(page, "h1")).hasSize(1);
        assertThat(tags(page, "main")).hasSize(1);
        assertThat(tags(page, "meta")).anyMatch(meta -> meta.contains("viewport") && !meta.contains("user-scalable"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void headings_leave_no_rank_out(String name, ReportLanguage language, String page) {
        int rank = 0;
        Matcher heading = Pattern.compile("<h([1-6])").matcher(page);
        while (heading.find()) {
            int next = Integer.parseInt(heading.group(1));
            assertThat(next).isLessThanOrEqualTo(rank + 1);
            rank = next;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void a_drawing_has_words_and_its_figures_in_a_table(String name, ReportLanguage language, String page) {
        assertThat(tags(page, "svg"))
                .allMatch(svg -> svg.contains("role=\"img\"") && svg.matches("(?s).*aria-label=\"[^\"]{10,}\".*"));
        assertThat(tags(page, "figcaption")).hasSameSizeAs(tags(page, "figure"));
        assertThat(tags(page, "img")).isEmpty();
        if (!tags(page, "svg").isEmpty()) {
            assertThat(page).contains("<details open>");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void a_table_names_itself_its_columns_and_its_rows_and_is_reached_by_keys(
            String name, ReportLanguage language, String page) {
        Matcher table = Pattern.compile("(?s)<div class=\"wide\"([^>]*)><table>(.*?)</table>")
                .matcher(page);
        int tables = 0;
        while (table.find()) {
            tables++;
            assertThat(table.group(1)).contains("tabindex=\"0\"").containsPattern("aria-label=\"[^\"]+\"");
            String inside = table.group(2);
            String head = inside.substring(0, inside.indexOf("</thead>"));
            assertThat(tags(head, "th")).isNotEmpty().allMatch(th -> th.contains("scope=\"col\""));
            assertThat(head).doesNotContain("></th>");
            String body = inside.substring(inside.indexOf("<tbody>"));
            for (String row : body.split("<tr>", -1)) {
                if (row.contains("</tr>")) {
                    assertThat(row).startsWith("<th scope=\"row\"");
                    assertThat(tags(row, "td").size() + 1)
                            .isEqualTo(tags(head, "th").size());
                }
            }
        }
        assertThat(tags(page, "table")).hasSize(tables);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void what_is_quoted_in_english_says_so(String name, ReportLanguage language, String page) {
        String body = page.substring(page.indexOf("<body>"));
        Deque<Boolean> english = new ArrayDeque<>();
        Matcher part = Pattern.compile("<(/?)([a-z0-9]+)([^>]*?)(/?)>|([^<]+)").matcher(body);
        List<String> unmarked = new ArrayList<>();
        while (part.find()) {
            if (part.group(5) != null) {
                boolean marked = english.contains(true);
                if (language != ReportLanguage.EN && !marked && isEnglishSentence(part.group(5))) {
                    unmarked.add(part.group(5).strip());
                }
            } else if (part.group(1).isEmpty() && part.group(4).isEmpty()) {
                english.push(part.group(3).contains("lang=\"en\""));
            } else if (!part.group(1).isEmpty() && !english.isEmpty()) {
                english.pop();
            }
        }

        assertThat(unmarked).isEmpty();
    }

    /** Four Latin words in a row are a sentence of the log's; a name, an id and a unit are none. */
    private static boolean isEnglishSentence(String text) {
        return Pattern.compile("\\b[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}")
                .matcher(text)
                .find();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void ids_are_not_used_twice_and_nothing_is_said_by_colour_alone(String name, ReportLanguage language, String page) {
        assertThat(tags(page, "font")).isEmpty();
        Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
        List<String> ids = new ArrayList<>();
        while (id.find()) {
            ids.add(id.group(1));
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    // Colours

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new TreeMap<>();
        Matcher colour = COLOUR.matcher(css);
        while (colour.find()) {
            colours.put(colour.group(1), colour.group(2));
        }
        return colours;
    }

    private static double luminance(String hex) {
        String six = hex.length() == 4 ? hex.replaceAll("#(.)(.)(.)", "#$1$1$2$2$3$3") : hex;
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(six.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static double contrast(String one, String other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    @Test
    void the_contrast_is_reckoned_as_wcag_does() {
        assertThat(contrast("#000", "#fff")).isBetween(20.99, 21.01);
        assertThat(contrast("#777", "#fff")).isBetween(4.47, 4.49);
        assertThat(contrast("#767676", "#ffffff")).isGreaterThan(4.5);
    }

    @Test
    void text_and_drawings_stand_out_in_light_in_dark_and_on_paper() {
        ReportBook book = new ReportBook(OutcomeSettings.none());
        Endings.of("handled").records().forEach(book::accept);
        String css = book.incident("i1", ReportLanguage.EN).orElseThrow();
        css = css.substring(css.indexOf("<style>"), css.indexOf("</style>"));
        int dark = css.indexOf("prefers-color-scheme: dark");
        int print = css.indexOf("@media print");
        Map<String, String> light = colours(css.substring(0, dark));
        Map<String, Map<String, String>> schemes = new TreeMap<>();
        schemes.put("light", light);
        schemes.put("dark", over(light, colours(css.substring(dark, print))));
        schemes.put("print", over(light, colours(css.substring(print))));

        schemes.forEach((scheme, colours) -> {
            for (String text : List.of("ink", "soft")) {
                for (String ground : List.of("page", "card")) {
                    assertContrast(scheme, colours, text, ground, 4.5);
                }
            }
            assertContrast(scheme, colours, "ink", "band", 4.5);
            for (String drawn : List.of("fill", "limit", "over")) {
                assertContrast(scheme, colours, drawn, "page", 3);
            }
            assertContrast(scheme, colours, "fill", "band", 3);
            assertContrast(scheme, colours, "limit", "band", 3);
        });
    }

    private static Map<String, String> over(Map<String, String> below, Map<String, String> above) {
        Map<String, String> all = new TreeMap<>(below);
        all.putAll(above);
        return all;
    }

    private static void assertContrast(
            String scheme, Map<String, String> colours, String one, String other, double least) {
        assertThat(colours).containsKeys(one, other);
        assertThat(contrast(colours.getOrDefault(one, ""), colours.getOrDefault(other, "")))
                .as(String.format(
                        Locale.ROOT, "%s: %s %s on %s %s", scheme, one, colours.get(one), other, colours.get(other)))
                .isGreaterThanOrEqualTo(least);
    }
}
