package io.crmautopilot.openai;

import io.crmautopilot.engine.Fact;
import io.crmautopilot.engine.Move;
import io.crmautopilot.engine.Procedure;
import io.crmautopilot.engine.Reply;
import io.crmautopilot.engine.StepView;
import io.crmautopilot.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The host's vendor step, which also hears what a model made of unclear replies: after such a reply stands another one, of plain
 * sentences written by code. Pure: the model is asked by a move, and its answer is a recorded fact.
 */
final class SecondHearing implements Procedure {

    /** So many replies of one step are asked about. */
    private static final int MOST = 6;

    private static final String FACT = "model.reply/";

    private final Procedure own;

    SecondHearing(Procedure own) {
        this.own = own;
    }

    @Override
    public String kind() {
        return own.kind();
    }

    @Override
    public Move next(StepView view) {
        List<Reply> heard = new ArrayList<>();
        int asked = (int) view.facts().keySet().stream()
                .filter(name -> name.startsWith(FACT))
                .count();
        for (Reply reply : view.replies()) {
            heard.add(reply);
            ReplyReading reading = new ReplyReading(
                    reply.text(),
                    reply.at().atZone(view.settings().zone()).toLocalTime(),
                    view.settings().corridor().caps().currency());
            if (!reading.isUnclear()) {
                continue;
            }
            Optional<Fact> fact = view.fact(FACT + reply.message());
            if (fact.isEmpty() && asked < MOST) {
                return new Move.Ask(
                        FACT + reply.message(),
                        ReplyLookup.NAME,
                        Fields.of("from", reply.from(), "message", reply.message(), "at", reply.at()),
                        "the reply stays unclear, so a language model says which of its figures are meant");
            }
            fact.map(known -> reading.sentences(known.value()))
                    .filter(sentences -> !sentences.isEmpty())
                    .ifPresent(sentences -> heard.add(new Reply(
                            reply.from(), reply.at(), reply.message() + "/model", String.join(" ", sentences))));
        }
        return own.next(new StepView(
                view.now(),
                view.settings(),
                view.incident(),
                view.step(),
                view.since(),
                view.facts(),
                view.notes(),
                view.actions(),
                heard,
                view.checkpoint()));
    }
}
