package io.crmautopilot.testing;

import io.crmautopilot.action.CardFields;
import io.crmautopilot.action.CardFields.Completion;
import java.util.List;
import java.util.Optional;

final class FieldsPromises {

    private final CardFields port;
    private final Completion blank;

    FieldsPromises(CardFields port, Completion blank) {
        this.port = port;
        this.blank = blank;
    }

    List<Promise> all() {
        return List.of(
                Promise.of("a blank field is empty", () -> Promise.same(read(), Optional.empty())),
                Promise.of(
                        "a blank field is completed",
                        () -> Promise.done(port.complete(blank))
                                .or(() -> Promise.unless(
                                        read().equals(Optional.of(blank.value())), "another value stands there"))),
                Promise.of("the same key again is done", () -> Promise.done(port.complete(blank))),
                Promise.of(
                        "a field that is not blank is left as it is",
                        () -> Promise.notDone(port.complete(new Completion(
                                        blank.key() + "/other",
                                        blank.tenant(),
                                        blank.client(),
                                        blank.field(),
                                        blank.value() + "x")))
                                .or(() -> Promise.unless(
                                        read().equals(Optional.of(blank.value())), "the value was overwritten"))),
                Promise.of("a field that the host does not have is refused by name", () -> {
                    try {
                        port.read(blank.tenant(), blank.client(), "no-such-field-of-a-contract");
                        return Optional.of("it was answered");
                    } catch (IllegalArgumentException refused) {
                        return Promise.kept();
                    }
                }),
                Promise.of(
                        "whether a value can be taken back is always answered the same",
                        () -> Promise.same(port.canTakeBack(), port.canTakeBack())));
    }

    private Optional<String> read() {
        return port.read(blank.tenant(), blank.client(), blank.field());
    }
}
