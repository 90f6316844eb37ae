package io.crmautopilot.benchmarks.suite;

import io.crmautopilot.json.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run measured: the benchmarks by name, single figures such as bytes of heap, and under which conditions. */
final class Measurements {

    private final Map<String, Measurement> benchmarks = new LinkedHashMap<>();
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Map<String, String> conditions = new LinkedHashMap<>();

    Measurements add(Measurement measurement) {
        benchmarks.put(measurement.name(), measurement);
        return this;
    }

    Measurements figure(String name, double value) {
        figures.put(name, value);
        return this;
    }

    Measurements condition(String name, String value) {
        conditions.put(name, value);
        return this;
    }

    Collection<Measurement> all() {
        return benchmarks.values();
    }

    Optional<Measurement> find(String name) {
        return Optional.ofNullable(benchmarks.get(name));
    }

    Optional<Double> figure(String name) {
        return Optional.ofNullable(figures.get(name));
    }

    Map<String, Double> figures() {
        return figures;
    }

    Map<String, String> conditions() {
        return conditions;
    }

    void write(Path file) {
        StringBuilder text = new StringBuilder("{\"conditions\":");
        text.append(Fields.ofMap(conditions).canonical()).append(",\n\"figures\":");
        text.append(Fields.ofMap(figures).canonical()).append(",\n\"benchmarks\":[\n");
        List<String> lines = new ArrayList<>();
        benchmarks.values().forEach(each -> lines.add(each.toFields().canonical()));
        text.append(String.join(",\n", lines)).append("\n]}\n");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Measurements read(Path file) {
        try {
            Fields fields = Fields.parse(Files.readString(file));
            Measurements all = new Measurements();
            fields.list("benchmarks").forEach(each -> all.add(Measurement.of(each)));
            Fields numbers = fields.fields("figures");
            numbers.keys().forEach(key -> all.figure(key, numbers.decimal(key)));
            Fields texts = fields.fields("conditions");
            texts.keys().forEach(key -> all.condition(key, texts.text(key)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
