package io.crmautopilot.testing;

import io.crmautopilot.message.Inbound;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.MessageSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SourcePromises {

    private final MessageSource port;

    SourcePromises(MessageSource port) {
        this.port = port;
    }

    List<Promise> all() {
        return List.of(
                Promise.of(
                        "three deliveries wait, as this contract needs",
                        () -> Promise.unless(
                                port.fetch(3).size() == 3, port.fetch(3).size() + " wait")),
                Promise.of(
                        "no more is handed out than was asked for",
                        () -> Promise.same(port.fetch(2).size(), 2)
                                .or(() -> Promise.same(port.fetch(0).size(), 0))),
                Promise.of(
                        "the oldest come first",
                        () -> Promise.unless(inOrder(port.fetch(3)), "an older one came after a younger one")),
                Promise.of(
                        "what is not acknowledged is handed out again",
                        () -> Promise.same(references(port.fetch(3)), references(port.fetch(3)))),
                Promise.of("what is acknowledged is not, and the rest is", this::acknowledged),
                Promise.of("acknowledging again changes nothing", this::again),
                Promise.of("when all is taken there is nothing, and no error", this::empty));
    }

    private Optional<String> acknowledged() {
        List<Inbound> three = port.fetch(3);
        port.acknowledge(three.subList(0, 1));
        List<String> left = references(port.fetch(3));
        return Promise.unless(!left.contains(three.get(0).reference()), "it was handed out again")
                .or(() -> Promise.unless(left.contains(three.get(1).reference()), "what was not taken is gone"));
    }

    private Optional<String> again() {
        List<Inbound> one = port.fetch(1);
        port.acknowledge(one);
        List<String> left = references(port.fetch(3));
        port.acknowledge(one);
        port.acknowledge(List.of());
        return Promise.same(references(port.fetch(3)), left);
    }

    private Optional<String> empty() {
        for (int i = 0; i < 10_000; i++) {
            List<Inbound> some = port.fetch(100);
            if (some.isEmpty()) {
                return Promise.kept();
            }
            port.acknowledge(some);
        }
        return Optional.of("something is handed out for ever");
    }

    private static List<String> references(List<Inbound> batch) {
        return batch.stream().map(Inbound::reference).toList();
    }

    private static boolean inOrder(List<Inbound> batch) {
        List<Instant> times = batch.stream()
                .flatMap(inbound -> inbound.message().stream())
                .map(Message::sentAt)
                .toList();
        return times.equals(times.stream().sorted().toList());
    }
}
