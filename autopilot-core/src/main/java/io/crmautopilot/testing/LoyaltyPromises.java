package io.crmautopilot.testing;

import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.Loyalty.Grant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

final class LoyaltyPromises {

    private final Loyalty port;
    private final Grant grant;
    private final IntSupplier made;

    LoyaltyPromises(Loyalty port, Grant grant, IntSupplier made) {
        this.port = port;
        this.grant = grant;
        this.made = made;
    }

    List<Promise> all() {
        return List.of(
                Promise.of("a grant is made once and is done", () -> {
                    int before = made.getAsInt();
                    return Promise.done(port.grant(grant)).or(() -> more(before, 1));
                }),
                Promise.of("the same key again is done and grants nothing more", () -> {
                    int before = made.getAsInt();
                    return Promise.done(port.grant(grant)).or(() -> more(before, 0));
                }),
                Promise.of("another key grants once more", () -> {
                    int before = made.getAsInt();
                    return Promise.done(port.grant(keyed("other", grant.client())))
                            .or(() -> more(before, 1));
                }),
                once(),
                Promise.of("nobody's card gets nothing: it has failed, and does not throw", () -> {
                    int before = made.getAsInt();
                    return Promise.notDone(port.grant(keyed("nobody", "no-such-client-of-a-contract")))
                            .or(() -> more(before, 0));
                }));
    }

    private Promise once() {
        return new Promise("one key from many threads grants once", threads -> {
            int before = made.getAsInt();
            Optional<String> broken = Promise.together(
                            "", number -> port.grant(keyed("together", grant.client())), outcomes -> Promise.kept())
                    .look()
                    .into(threads);
            return broken.or(() -> more(before, 1));
        });
    }

    private Optional<String> more(int before, int by) {
        return Promise.unless(
                made.getAsInt() - before == by, (made.getAsInt() - before) + " more were made, not " + by);
    }

    private Grant keyed(String suffix, String client) {
        return new Grant(
                grant.key() + "/" + suffix, grant.tenant(), client, grant.offer(), grant.value(), grant.incident());
    }
}
