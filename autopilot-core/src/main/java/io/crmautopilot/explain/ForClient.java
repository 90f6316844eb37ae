package io.crmautopilot.explain;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a client was written to. It says nothing of other people, of vendors or of money, but the client's own. */
final class ForClient {

    private final Facts facts;
    private final Words words;

    ForClient(Facts facts, Words words) {
        this.facts = facts;
        this.words = words;
    }

    List<String> lines(String token) {
        List<String> lines = new ArrayList<>();
        Optional<Fields> self = facts.of("incident.opened", "incident.grew").stream()
                .flatMap(each -> each.body().list("affected").stream())
                .filter(person -> person.text("token").equals(token))
                .findFirst();
        String topics = facts.signal().texts("topics").stream()
                .map(topic -> words.name("topic", topic))
                .collect(Collectors.joining(", "));
        lines.add(
                self.isPresent()
                        ? words.text("client.wrote", facts.day(self.get().instant("firstAt")), topics)
                        : words.text("client.visited", facts.day(facts.opened.at()), topics));
        lines.add(words.text("client.cause", words.name("cause", facts.cause())));
        List<AuditRecord> written = facts.done("client.message", token);
        if (written.isEmpty()) {
            lines.add(words.text(facts.outcome.observed() ? "client.observed" : "client.unwritten"));
        } else {
            lines.add(words.text("client.written", facts.clock(written.get(0).at())));
            lines.add(words.text("client.texts"));
        }
        if (!token.isEmpty() && !facts.done("compensation.grant", token).isEmpty()) {
            lines.add(words.text("client.granted"));
        }
        // That the complaints have stopped is said only where it was watched.
        boolean watched = facts.outcome.causeRemoved().value().isPresent();
        String ending = facts.outcome.ending();
        lines.add(words.text("client.ending." + (ending.equals("handled") && !watched ? "closed" : ending)));
        lines.add(words.text("client.person"));
        lines.add(words.text("client.data"));
        return List.copyOf(lines);
    }
}
