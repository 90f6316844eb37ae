package io.crmautopilot.steps;

import io.crmautopilot.engine.Watch;
import io.crmautopilot.words.Gravity;
import io.crmautopilot.words.Matter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a person see whoever speaks of a court or a threat, or was hurt, in any message at all; and also of illness and of children where
 * somebody complains or is in a running incident. In ordinary messages illness and children are everyday words: appointments are moved
 * for them.
 */
final class GraveWords implements Watch {

    private static final Set<Matter> ALWAYS = EnumSet.of(Matter.LAW, Matter.THREAT, Matter.INJURY);

    private static final Map<Matter, String> NAMES = Map.of(
            Matter.HEALTH, "health",
            Matter.INJURY, "an injury",
            Matter.CHILD, "a child",
            Matter.THREAT, "a threat",
            Matter.LAW, "the law");

    private final Gravity gravity;

    GraveWords(Gravity gravity) {
        this.gravity = gravity;
    }

    @Override
    public Optional<String> concern(String text, boolean close) {
        List<String> named = new ArrayList<>();
        for (Matter matter : gravity.matters(text)) {
            if (close || ALWAYS.contains(matter)) {
                named.add(NAMES.get(matter));
            }
        }
        return named.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", named));
    }
}
