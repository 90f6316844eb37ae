package io.crmautopilot.steps;

import io.crmautopilot.engine.Books;
import io.crmautopilot.engine.Lookup;
import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Answers what one person was given this year, over all incidents, as the journal's ledger has it. */
final class GivenLookup implements Lookup {

    static final String NAME = "given";

    private final Books books;

    GivenLookup(Books books) {
        this.books = books;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Takes {@code tokens}, all that one person goes by; answers {@code thisYear}, a sum, and {@code times}, how often. */
    @Override
    public Fields look(Inquiry inquiry) {
        Set<String> tokens = new TreeSet<>(inquiry.args().texts("tokens"));
        Money sum = Money.zero(inquiry.settings().corridor().caps().currency());
        long times = 0;
        for (String token : List.copyOf(tokens)) {
            times += books.timesTakenByClient(
                    inquiry.settings().branch().tenant(),
                    token,
                    inquiry.now(),
                    inquiry.settings().zone());
            sum = sum.plus(books.takenByClient(
                    inquiry.settings().branch().tenant(),
                    token,
                    inquiry.now(),
                    inquiry.settings().zone(),
                    sum.currency()));
        }
        return Fields.of("thisYear", sum.toFields(), "times", times);
    }
}
