package io.crmautopilot.testing;

import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.ReadingBuffer;
import java.util.List;
import java.util.Optional;

final class ReaderPromises {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "слишком жарко, нечем дышать",
            "тым ыстық, ауа жоқ",
            "it is too hot here",
            "\uD83D\uDE00\uD83D\uDE00",
            "\uD800 half of a pair",
            "\u0000\u202E\u200B",
            "ж".repeat(100_000),
            "0".repeat(10_000));

    private final MessageReader port;

    ReaderPromises(MessageReader port) {
        this.port = port;
    }

    List<Promise> all() {
        return List.of(
                Promise.of("it has topics", () -> Promise.unless(port.topics().size() > 0, "its topic pack is empty")),
                Promise.of("it reads any text, whatever stands in it", () -> {
                    TEXTS.forEach(port::read);
                    return Promise.kept();
                }),
                Promise.of(
                        "scores are from 0 to 1, sentiment from -1 to 1, topics of the pack",
                        () -> TEXTS.stream()
                                .flatMap(text -> outOfBounds(port.read(text)).stream())
                                .findFirst()),
                Promise.of(
                        "an empty text is no complaint",
                        () -> Promise.same(port.read("").complaint(), false)),
                Promise.of("a text reads the same whatever was read into the buffer before", this::afterOthers),
                Promise.together(
                        "many threads read the same",
                        number -> told(port.read(TEXTS.get(2))),
                        answers -> Promise.unless(answers.stream().distinct().count() == 1, "readings differ")));
    }

    private Optional<String> afterOthers() {
        ReadingBuffer buffer = new ReadingBuffer();
        for (String text : TEXTS) {
            for (String before : TEXTS.subList(0, 5)) {
                port.read(before, buffer);
                port.read(text, buffer);
                String anew = told(port.read(text));
                if (!told(buffer).equals(anew)) {
                    return Optional.of("it was " + told(buffer) + " after another text, and " + anew + " alone");
                }
            }
        }
        return Promise.kept();
    }

    private Optional<String> outOfBounds(Reading reading) {
        long pack = port.topics().size() >= 64 ? -1L : (1L << port.topics().size()) - 1;
        boolean inside = reading.complaintScore() >= 0
                && reading.complaintScore() <= 1
                && reading.sentiment() >= -1
                && reading.sentiment() <= 1
                && (reading.topicBits() & ~pack) == 0;
        return Promise.unless(inside, told(reading));
    }

    private static String told(Reading reading) {
        return reading.language() + " " + reading.complaint() + " " + reading.complaintScore() + " "
                + reading.topicBits() + " " + reading.sentiment();
    }
}
