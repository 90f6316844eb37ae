package io.crmautopilot.explain;

import java.util.Arrays;
import java.util.List;

/** Builds a page that needs nothing from elsewhere. Whatever comes from the log goes through {@link #escaped}. */
final class Html {

    /** A text of so few letters is not broken over two lines: a time, a count. */
    private static final int SHORT = 11;

    private static final String STYLE = """
            :root { color-scheme: light dark; --page:#fff; --ink:#16191d; --soft:#50575f; --line:#c9ced4; --fill:#1f5fbf; --band:#cfe3cf;
              --limit:#2e7031; --over:#b3261e; --card:#f5f7f9; }
            @media (prefers-color-scheme: dark) { :root { --page:#14171a; --ink:#eceff2; --soft:#aab2ba; --line:#424a52; --fill:#86b6ff;
              --band:#21402a; --limit:#86cf8c; --over:#ff9b93; --card:#1d2226; } }
            * { box-sizing: border-box; } body { margin:0; background:var(--page); color:var(--ink); font:16px/1.5 system-ui, sans-serif; }
            main { max-width: 760px; margin: 0 auto; padding: 16px; } h1 { font-size:1.5rem; line-height:1.25; margin:.4em 0; overflow-wrap:anywhere; }
            h1::first-letter { text-transform:uppercase; } h2 { font-size:1.2rem; margin:1.8em 0 .4em; } h3 { font-size:1rem; margin:1.2em 0 .3em; overflow-wrap:anywhere; }
            p { margin:.4em 0; overflow-wrap:anywhere; } .soft { color:var(--soft); font-size:.9rem; } figure { margin:.5em 0; }
            figcaption { color:var(--soft); font-size:.85rem; } svg { display:block; width:100%; max-width:540px; height:auto; }
            svg text { font: 13px system-ui, sans-serif; fill: var(--ink); } svg .end { text-anchor:end; } svg .mid { text-anchor:middle; }
            svg .soft { fill:var(--soft); font-size:13px; } svg .grid { stroke:var(--line); stroke-width:.7; } svg .band { fill:var(--band); }
            svg .mean { stroke:var(--limit); stroke-dasharray:4 3; fill:none; stroke-width:1.3; } svg .curve { stroke:var(--fill); fill:none; stroke-width:2; }
            svg .bar { fill:var(--fill); } svg .held { fill:none; stroke:var(--fill); stroke-dasharray:3 2; } svg .limit { stroke:var(--over); stroke-width:2; }
            svg .mark { fill:var(--ink); } .wide { overflow-x:auto; } table { border-collapse:collapse; width:100%; font-size:.9rem; margin:.3em 0; }
            caption { text-align:left; color:var(--soft); font-size:.85rem; padding:2px 0; } th, td { text-align:left; vertical-align:top;
              padding:5px 10px 5px 0; border-top:1px solid var(--line); overflow-wrap:break-word; } thead th { border-top:0; color:var(--soft); font-weight:600; }
            .s { white-space:nowrap; } td.n, th.n { text-align:right; padding-right:12px; white-space:nowrap; font-variant-numeric:tabular-nums; }
            summary { cursor:pointer; color:var(--soft); font-size:.9rem; padding:4px 0; } a { color:var(--fill); }
            :focus-visible { outline:2px solid var(--fill); outline-offset:2px; }
            @media print { :root { --page:#fff; --ink:#000; --soft:#333; --line:#999; --fill:#1f5fbf; --band:#dcebdc; --limit:#2e7031; --over:#b3261e; }
              @page { margin:16mm; } body { font-size:11pt; } main { max-width:none; padding:0; } h2, h3, figcaption { break-after:avoid; }
              figure, tr { break-inside:avoid; } thead { display:table-header-group; } .wide { overflow:visible; } summary { display:none; }
              svg .bar, svg .band { print-color-adjust:exact; -webkit-print-color-adjust:exact; } }
            """;

    private final StringBuilder out = new StringBuilder(1 << 15);
    private final ReportLanguage language;

    /**
     * What stands in one cell.
     *
     * @param english whether it is quoted from the log, whose sentences are English in a page of any language
     */
    record Cell(String words, boolean english) {}

    /** Returns cells of words in the page's own language. */
    static List<Cell> row(String... words) {
        return Arrays.stream(words).map(each -> new Cell(each, false)).toList();
    }

    /** Returns a cell that quotes the log. */
    static Cell quoted(String words) {
        return new Cell(words, true);
    }

    /** Returns a cell of words in the page's own language. */
    static Cell cell(String words) {
        return new Cell(words, false);
    }

    Html(ReportLanguage language, String title) {
        this.language = language;
        out.append("<!doctype html>\n<html lang=\"").append(language.code());
        out.append(
                "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        out.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        out.append("<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE);
        out.append("</style></head><body><main>\n<h1>").append(escaped(title)).append("</h1>\n");
    }

    Html heading(int rank, String words) {
        return tag("h" + rank, "", words);
    }

    Html paragraph(String kind, String words) {
        return tag("p", kind, words);
    }

    private Html tag(String name, String kind, String words) {
        out.append('<')
                .append(name)
                .append(kind.isEmpty() ? "" : " class=\"" + kind + "\"")
                .append('>');
        out.append(escaped(words)).append("</").append(name).append(">\n");
        return this;
    }

    /** Puts in a drawing, and what it says in a sentence. */
    Html figure(Canvas drawing, String caption) {
        out.append("<figure>").append(drawing.svg()).append("<figcaption>").append(escaped(caption));
        out.append("</figcaption></figure>\n");
        return this;
    }

    /**
     * Puts in a table; columns from the {@code firstNumber}th on hold figures.
     *
     * @param name what it holds, for who does not see what stands around it
     */
    Html table(String name, List<String> heads, List<List<Cell>> rows, int firstNumber) {
        // What may be wider than a telephone can be scrolled by keys alone.
        out.append("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"")
                .append(escaped(name))
                .append("\"><table>");
        out.append("<thead><tr>");
        for (int i = 0; i < heads.size(); i++) {
            out.append("<th scope=\"col\"")
                    .append(i >= firstNumber ? " class=\"n\">" : ">")
                    .append(escaped(heads.get(i)))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        for (List<Cell> row : rows) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                Cell cell = row.get(i);
                String kind = i >= firstNumber ? "n" : cell.words().length() <= SHORT ? "s" : "";
                out.append('<')
                        .append(i == 0 ? "th scope=\"row\"" : "td")
                        .append(kind.isEmpty() ? "" : " class=\"" + kind + "\"")
                        .append(cell.english() && language != ReportLanguage.EN ? " lang=\"en\">" : ">");
                out.append(escaped(cell.words())).append(i == 0 ? "</th>" : "</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
        return this;
    }

    /** Puts in a table that one may fold away; it is open at first, and printed. */
    Html behind(String summary, List<String> heads, List<List<Cell>> rows, int firstNumber) {
        out.append("<details open><summary>").append(escaped(summary)).append("</summary>");
        table(summary, heads, rows, firstNumber);
        out.append("</details>\n");
        return this;
    }

    String page() {
        return out + "</main></body></html>\n";
    }

    /** Returns {@code text} as it may stand in a page, also within quotation marks. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(Character.isISOControl(letter) ? ' ' : letter);
            }
        }
        return safe.toString();
    }
}
