package io.crmautopilot.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.crmautopilot.text.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON form of a topic pack and says where it is wrong. */
final class TopicPackJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;

    private TopicPackJson(JsonParser parser) {
        this.parser = parser;
    }

    static List<Topic> topics(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return new TopicPackJson(parser).pack();
        } catch (IOException e) {
            throw new IllegalArgumentException("the topic pack is no JSON: " + e.getMessage(), e);
        }
    }

    private List<Topic> pack() throws IOException {
        expect(parser.nextToken(), JsonToken.START_ARRAY, "a topic pack is an array of topics");
        List<Topic> topics = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            topics.add(topic("entry " + (topics.size() + 1) + " of the topic pack"));
        }
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("the text goes on after the topic pack");
        }
        return topics;
    }

    private Topic topic(String where) throws IOException {
        expect(parser.currentToken(), JsonToken.START_OBJECT, where + " is not an object");
        String id = null;
        String group = null;
        Map<Language, List<String>> phrases = Map.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String named = id == null ? where : where + " (" + id + ")";
            parser.nextToken();
            switch (key) {
                case "id" -> id = text(named + ": id");
                case "group" -> group = text(named + ": group");
                case "phrases" -> phrases = phrases(named);
                default ->
                    throw new IllegalArgumentException(
                            named + " has the key \"" + key + "\": it knows id, group and phrases");
            }
        }
        return made(where, id, group, phrases);
    }

    private static Topic made(
            String where, @Nullable String id, @Nullable String group, Map<Language, List<String>> phrases) {
        if (id == null) {
            throw new IllegalArgumentException(where + " has no id");
        }
        try {
            return new Topic(id, group == null ? id : group, phrases);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private Map<Language, List<String>> phrases(String where) throws IOException {
        expect(parser.currentToken(), JsonToken.START_OBJECT, where + ": phrases is an object of arrays by language");
        EnumMap<Language, List<String>> phrases = new EnumMap<>(Language.class);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String place = where + ": phrases." + parser.currentName();
            Language language = language(parser.currentName(), place);
            expect(parser.nextToken(), JsonToken.START_ARRAY, place + " is an array of strings");
            List<String> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(text(place + "[" + list.size() + "]"));
            }
            phrases.put(language, list);
        }
        return phrases;
    }

    private static Language language(String code, String place) {
        try {
            return Language.ofCode(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    private String text(String place) throws IOException {
        expect(parser.currentToken(), JsonToken.VALUE_STRING, place + " is not a string");
        return parser.getText();
    }

    private static void expect(@Nullable JsonToken token, JsonToken wanted, String otherwise) {
        if (token != wanted) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
