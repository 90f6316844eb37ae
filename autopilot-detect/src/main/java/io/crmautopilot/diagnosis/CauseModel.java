package io.crmautopilot.diagnosis;

import io.crmautopilot.json.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The causes that are thought of, and how often something else is the cause. Immutable.
 *
 * @param causes the causes, with different ids
 * @param unlisted the chance that a person complains of a topic that their cause does not list
 * @param unknownPrior how often the cause is none of these, on the scale of their priors
 * @param unknownTopic the chance with which a cause that nobody thought of makes people complain of any one topic
 */
public record CauseModel(List<KnownCause> causes, double unlisted, double unknownPrior, double unknownTopic) {

    /** The id of the cause that nobody thought of. */
    public static final String UNKNOWN = "unknown";

    /** Creates a model; an empty one, a doubled id and an impossible chance are refused by name. */
    public CauseModel {
        causes = List.copyOf(causes);
        if (causes.isEmpty()) {
            throw new IllegalArgumentException("a cause model has at least one cause");
        }
        Set<String> ids = new HashSet<>(Set.of(UNKNOWN));
        for (KnownCause cause : causes) {
            if (!ids.add(cause.id())) {
                throw new IllegalArgumentException("cause comes twice: " + cause.id());
            }
        }
        if (!(unlisted > 0 && unlisted < 1 && unknownTopic > 0 && unknownTopic < 1 && unknownPrior > 0)) {
            throw new IllegalArgumentException("unlisted and unknown of a cause model are chances above 0");
        }
    }

    /** Returns the model that ships with the autopilot: the causes of a service business. */
    public static CauseModel standard() {
        return Standard.MODEL;
    }

    /**
     * Returns the model that a JSON text describes; {@code causes.json} of this package is the pattern.
     *
     * @throws IllegalArgumentException when the text is not that; the message names what is wrong
     */
    public static CauseModel parse(String json) {
        Fields fields = Fields.parse(json);
        Fields unknown = fields.fields("unknown");
        return new CauseModel(
                fields.list("causes").stream().map(KnownCause::of).toList(),
                fields.decimal("unlisted"),
                unknown.decimal("prior"),
                unknown.decimal("topic"));
    }

    /** Returns this model with a cause added, or replaced where one has its id. */
    public CauseModel with(KnownCause cause) {
        List<KnownCause> changed = new ArrayList<>(causes);
        changed.removeIf(known -> known.id().equals(cause.id()));
        changed.add(cause);
        return new CauseModel(changed, unlisted, unknownPrior, unknownTopic);
    }

    /** Holds the shipped model; loaded when first asked for. */
    private static final class Standard {
        static final CauseModel MODEL = read();

        private static CauseModel read() {
            try (InputStream in = CauseModel.class.getResourceAsStream("causes.json")) {
                if (in == null) {
                    throw new IllegalStateException("causes.json is missing beside " + CauseModel.class.getName());
                }
                return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the standard cause model", e);
            }
        }
    }
}
