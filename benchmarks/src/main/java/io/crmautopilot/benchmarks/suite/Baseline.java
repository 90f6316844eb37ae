package io.crmautopilot.benchmarks.suite;

import io.crmautopilot.json.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the benchmarks are held to: bytes an operation, and by how many times a rival is dearer. The file is committed; it keeps the
 * reason of each of its changes.
 *
 * @param bytes bytes an operation by benchmark
 * @param ratios how many times dearer the rival is, by rivalry
 * @param reasons why it became what it is, the oldest first
 */
record Baseline(Map<String, Double> bytes, Map<String, Double> ratios, List<String> reasons) {

    private static final int LEAST_REASON = 15;

    Baseline {
        bytes = Map.copyOf(bytes);
        ratios = Map.copyOf(ratios);
        reasons = List.copyOf(reasons);
    }

    static Baseline empty() {
        return new Baseline(Map.of(), Map.of(), List.of());
    }

    /**
     * Returns this baseline with what was measured in its place; what was not measured stays.
     *
     * @throws IllegalArgumentException when the reason says too little
     */
    Baseline with(Measurements measured, String reason) {
        String why = reason.strip();
        if (why.length() < LEAST_REASON) {
            throw new IllegalArgumentException("a baseline is changed for a reason of at least " + LEAST_REASON
                    + " characters, which is kept in it; not for \"" + why + "\"");
        }
        Map<String, Double> newBytes = new TreeMap<>(bytes);
        measured.all().forEach(each -> newBytes.put(each.name(), each.bytes()));
        Map<String, Double> newRatios = new TreeMap<>(ratios);
        for (Rivalry rivalry : Rivalry.ALL) {
            rivalry.timesDearer(measured).ifPresent(ratio -> newRatios.put(rivalry.name(), ratio));
        }
        List<String> newReasons = new ArrayList<>(reasons);
        newReasons.add(why);
        return new Baseline(newBytes, newRatios, newReasons);
    }

    void write(Path file) {
        try {
            Files.writeString(
                    file,
                    "{\"reasons\":[\n" + String.join(",\n", quoted(reasons)) + "\n],\n\"ratios\":{\n" + lines(ratios)
                            + "\n},\n\"bytes\":{\n" + lines(bytes) + "\n}}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> quoted(List<String> texts) {
        return texts.stream()
                .map(text -> Fields.of("t", text).canonical())
                .map(json -> json.substring(5, json.length() - 1))
                .toList();
    }

    /** One entry a line in order of names, so that a change reads well. */
    private static String lines(Map<String, Double> values) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(values).forEach((name, value) -> {
            String json = Fields.of(name, Measurement.tidy(value)).canonical();
            lines.add(json.substring(1, json.length() - 1));
        });
        return String.join(",\n", lines);
    }

    /** Returns what a file holds; an empty baseline when there is none. */
    static Baseline read(Path file) {
        if (!Files.exists(file)) {
            return empty();
        }
        try {
            Fields fields = Fields.parse(Files.readString(file));
            return new Baseline(
                    numbers(fields.fields("bytes")), numbers(fields.fields("ratios")), fields.texts("reasons"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the baseline " + file, e);
        }
    }

    private static Map<String, Double> numbers(Fields fields) {
        Map<String, Double> numbers = new TreeMap<>();
        fields.keys().forEach(key -> numbers.put(key, fields.decimal(key)));
        return numbers;
    }
}
