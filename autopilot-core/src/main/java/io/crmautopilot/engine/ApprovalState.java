package io.crmautopilot.engine;

import io.crmautopilot.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One question to one person, as the records tell. The same question to the next person, or to a second one whose yes is needed as
 * well, is another state under the same {@link #question}. Guarded by the tenant's gate.
 */
final class ApprovalState {

    /** Where the question stands. */
    enum Status {
        OPEN,
        APPROVED,
        REFUSED,
        /** The approver was silent; the next one in the chain is asked, or nobody is left. */
        EXPIRED
    }

    final String id;
    final String question;
    final List<String> actions;

    /** The actions of each numbered part; one part without a number when there is nothing to tell apart. */
    final List<List<String>> parts;

    /** The hash of each action by its key; without keys in logs that hold the hash of all alone. */
    final Fields hashes;

    final String hash;
    final int needs;
    Status status = Status.OPEN;

    /** What a yes was said to, once it was. */
    Set<String> yes = Set.of();

    final int approver;
    final String role;
    final String to;
    final Instant askedAt;
    final Instant expires;

    ApprovalState(Fields body, Instant askedAt) {
        this.id = body.text("approval");
        this.question = body.text("question", id);
        this.actions = body.texts("actions");
        this.parts = parts(body);
        this.hashes = body.fields("hashes");
        this.hash = body.text("hash");
        this.needs = Math.toIntExact(body.number("needs", 1));
        this.approver = Math.toIntExact(body.number("approver"));
        this.role = body.text("role", "");
        this.to = body.text("to");
        this.askedAt = askedAt;
        this.expires = body.instant("expires");
    }

    private static List<List<String>> parts(Fields body) {
        List<List<String>> parts = new ArrayList<>();
        body.list("parts").forEach(part -> parts.add(part.texts("keys")));
        return parts.isEmpty() ? List.of(body.texts("actions")) : List.copyOf(parts);
    }

    /** Takes a decision in. */
    void decide(Fields body) {
        boolean approved = body.flag("approved");
        status = approved ? Status.APPROVED : Status.REFUSED;
        yes = !approved ? Set.of() : Set.copyOf(body.has("only") ? body.texts("only") : actions);
    }

    /** Returns the actions of the parts with these numbers, all for none; empty when a number is of no part. */
    Optional<List<String>> keysOf(Set<Integer> numbers) {
        if (numbers.isEmpty()) {
            return Optional.of(actions);
        }
        List<String> keys = new ArrayList<>();
        for (int number : new TreeSet<>(numbers)) {
            if (number < 1 || number > parts.size()) {
                return Optional.empty();
            }
            keys.addAll(parts.get(number - 1));
        }
        return Optional.of(keys);
    }
}
