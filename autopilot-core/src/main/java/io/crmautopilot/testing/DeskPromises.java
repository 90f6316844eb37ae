package io.crmautopilot.testing;

import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.action.OperatorDesk.CaseFile;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

final class DeskPromises {

    private final OperatorDesk port;
    private final CaseFile file;
    private final IntSupplier cases;

    DeskPromises(OperatorDesk port, CaseFile file, IntSupplier cases) {
        this.port = port;
        this.file = file;
        this.cases = cases;
    }

    List<Promise> all() {
        return List.of(
                Promise.of("a case is taken", () -> {
                    int before = cases.getAsInt();
                    return Promise.done(port.handOver(file)).or(() -> more(before, 1));
                }),
                Promise.of("the same key is one case", () -> {
                    int before = cases.getAsInt();
                    return Promise.done(port.handOver(file)).or(() -> more(before, 0));
                }),
                Promise.of("a case about one dialogue, without an incident, is taken", () -> {
                    int before = cases.getAsInt();
                    CaseFile dialogue = new CaseFile(
                            file.key() + "/dialogue", file.branch(), "", file.reason(), file.nextBest(), file.facts());
                    return Promise.done(port.handOver(dialogue)).or(() -> more(before, 1));
                }),
                new Promise("one key from many threads is one case", threads -> {
                    int before = cases.getAsInt();
                    CaseFile one = new CaseFile(
                            file.key() + "/together",
                            file.branch(),
                            file.incident(),
                            file.reason(),
                            file.nextBest(),
                            file.facts());
                    return Promise.together("", number -> port.handOver(one), outcomes -> Promise.kept())
                            .look()
                            .into(threads)
                            .or(() -> more(before, 1));
                }));
    }

    private Optional<String> more(int before, int by) {
        return Promise.unless(cases.getAsInt() - before == by, (cases.getAsInt() - before) + " more cases, not " + by);
    }
}
