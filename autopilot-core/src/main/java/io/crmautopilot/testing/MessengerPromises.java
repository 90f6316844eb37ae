package io.crmautopilot.testing;

import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Messenger.Letter;
import io.crmautopilot.action.Outcome;
import java.util.List;
import java.util.Optional;

final class MessengerPromises {

    private final Messenger port;
    private final Letter good;
    private final Letter bad;

    MessengerPromises(Messenger port, Letter good, Letter bad) {
        this.port = port;
        this.good = good;
        this.bad = bad;
    }

    List<Promise> all() {
        return List.of(
                Promise.of("a letter that can be delivered is done", () -> Promise.done(port.send(good))),
                Promise.of(
                        "a letter that cannot be delivered has certainly failed, and does not throw",
                        () -> Promise.notDone(port.send(bad))),
                Promise.of(
                        "what is said of an outcome holds no address",
                        () -> silent(port.send(keyed("address")), good).or(() -> silent(port.send(bad), bad))),
                Promise.of("the same letter under the same key is no error", () -> {
                    port.send(keyed("again"));
                    return Promise.done(port.send(keyed("again")));
                }),
                Promise.together(
                        "letters from many threads all come to an end",
                        number -> port.send(keyed("thread-" + number)),
                        outcomes -> outcomes.stream()
                                .flatMap(outcome -> Promise.done(outcome).stream())
                                .findFirst()));
    }

    private static Optional<String> silent(Outcome outcome, Letter letter) {
        String said =
                outcome.match(done -> done.facts().canonical(), failed -> failed.reason(), inDoubt -> inDoubt.reason());
        return Promise.unless(!said.contains(letter.to().address()), "the address stands in it, and so in the log");
    }

    private Letter keyed(String suffix) {
        return new Letter(
                good.key() + "/" + suffix,
                good.to(),
                good.language(),
                good.text(),
                good.template(),
                good.templateValues(),
                good.branch(),
                good.category());
    }
}
