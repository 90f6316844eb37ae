package io.crmautopilot.channels;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** JSON from outside, within limits that hold whatever the text is. */
final class Json {

    /** Meta nests to about 12. */
    static final int DEPTH = 48;

    /** A batch of a thousand statuses has about 80,000; a tree of this many stays under about 20 MB. */
    static final int TOKENS = 150_000;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // A lone surrogate has no UTF-8 form; escaped, it comes back as it was.
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxTokenCount(TOKENS)
                            .maxNameLength(1_000)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** Returns the tree of {@code bytes}; the exception's text names a kind of fault, never the text. */
    static JsonNode read(byte[] bytes) throws UnreadableException {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            if (tree == null || tree.isMissingNode()) {
                throw new UnreadableException("the body is empty");
            }
            return tree;
        } catch (IOException e) {
            // The parser's message quotes what it stumbled over, which may be somebody's words.
            throw new UnreadableException(
                    "the body is no JSON within the limits (" + e.getClass().getSimpleName() + ")");
        }
    }

    static byte[] write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read could not be written", e);
        }
    }

    static com.fasterxml.jackson.databind.node.ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Returns the text at the end of {@code path}, or an empty text when there is none or it is no text and no whole number. */
    static String text(JsonNode node, String... path) {
        JsonNode at = at(node, path);
        return at.isTextual() || at.isIntegralNumber() ? at.asText() : "";
    }

    /** Returns the text at the end of {@code path}; refuses its absence by {@code name}. */
    static String required(JsonNode node, String name, String... path) throws UnreadableException {
        String text = text(node, path);
        if (text.isBlank()) {
            throw new UnreadableException(name + " is absent or no text");
        }
        return text;
    }

    static boolean flag(JsonNode node, String... path) {
        return at(node, path).asBoolean(false);
    }

    static boolean has(JsonNode node, String... path) {
        JsonNode at = at(node, path);
        return !at.isMissingNode() && !at.isNull();
    }

    static JsonNode at(JsonNode node, String... path) {
        JsonNode at = node;
        for (String step : path) {
            at = at.path(step);
        }
        return at;
    }
}
