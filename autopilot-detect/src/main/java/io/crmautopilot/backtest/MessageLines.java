package io.crmautopilot.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages from JSON Lines, one object a line, without ever holding more than one line. Used from one thread.
 *
 * <p>A line that is wrong is reported with its number; reading goes on behind it.
 */
final class MessageLines {

    /** A longer line is refused: no message of a person is that long. */
    static final int LONGEST_LINE = 4 << 20;

    private static final int READ_AT_ONCE = 1 << 16;
    private static final int MOST_CACHED_CHANNELS = 1_000;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_LINE)
                    .build())
            .build();

    private final InputStream in;
    private final byte[] chunk = new byte[READ_AT_ONCE];
    private int chunkAt;
    private int chunkEnd;
    private byte[] line = new byte[4_096];
    private int length;
    private long number;
    private long bytes;
    private final Map<String, Map<String, BranchRef>> branches = new HashMap<>();
    private final Map<String, String> channels = new HashMap<>();

    MessageLines(InputStream in) {
        this.in = in;
    }

    /** Returns the number of the line that was read last. */
    long number() {
        return number;
    }

    /** Returns the number of bytes read so far. */
    long bytes() {
        return bytes;
    }

    /**
     * Returns the next message, or null at the end. Empty lines are passed over.
     *
     * @throws BadLineException when the line is no message; the next call goes on with the next line
     */
    @Nullable
    PlayedMessage next() throws IOException, BadLineException {
        while (readLine()) {
            if (length > LONGEST_LINE) {
                throw new BadLineException(number, "the line is longer than " + LONGEST_LINE + " bytes");
            }
            int start = number == 1 && hasByteOrderMark() ? 3 : 0;
            if (!isBlank(start)) {
                return parse(start);
            }
        }
        return null;
    }

    private PlayedMessage parse(int start) throws IOException, BadLineException {
        try (JsonParser parser = json.createParser(line, start, length - start)) {
            return new LineParser(parser).message();
        } catch (JsonParseException e) {
            throw new BadLineException(number, "no JSON: " + withoutQuotes(e));
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new BadLineException(number, "no usable JSON: " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException | java.io.CharConversionException e) {
            throw new BadLineException(number, String.valueOf(e.getMessage()));
        }
    }

    /** The parser's text may quote the line; what stands before the first quote or bracket tells enough. */
    private static String withoutQuotes(JsonParseException e) {
        String text = e.getOriginalMessage();
        int quote = text.indexOf('\'');
        long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        return (quote > 0 ? text.substring(0, quote).strip() : text) + " at column " + column;
    }

    private boolean readLine() throws IOException {
        length = 0;
        boolean any = false;
        while (true) {
            if (chunkAt == chunkEnd) {
                chunkEnd = in.read(chunk, 0, chunk.length);
                chunkAt = 0;
                if (chunkEnd <= 0) {
                    chunkEnd = 0;
                    number += any ? 1 : 0;
                    return any;
                }
            }
            any = true;
            int end = chunkAt;
            while (end < chunkEnd && chunk[end] != '\n') {
                end++;
            }
            append(end);
            boolean complete = end < chunkEnd;
            bytes += end - chunkAt + (complete ? 1 : 0);
            chunkAt = complete ? end + 1 : end;
            if (complete) {
                number++;
                return true;
            }
        }
    }

    private void append(int end) {
        int more = end - chunkAt;
        if (length > LONGEST_LINE) {
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, line.length * 2));
        }
        System.arraycopy(chunk, chunkAt, line, length, more);
        length += more;
    }

    private boolean hasByteOrderMark() {
        return length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
    }

    private boolean isBlank(int start) {
        for (int i = start; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\r' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private BranchRef branch(String tenant, String location) {
        return branches.computeIfAbsent(tenant, key -> new HashMap<>())
                .computeIfAbsent(location, key -> new BranchRef(tenant, location));
    }

    private String channel(String channel) {
        return channels.size() < MOST_CACHED_CHANNELS
                ? channels.computeIfAbsent(channel, key -> channel)
                : channels.getOrDefault(channel, channel);
    }

    /** The parse of one line. */
    private final class LineParser {
        private final JsonParser parser;
        private final @Nullable String[] texts = new String[Key.values().length];
        private @Nullable List<String> topics;
        private double sentiment = Double.NaN;
        private boolean forwarded;

        LineParser(JsonParser parser) {
            this.parser = parser;
        }

        PlayedMessage message() throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("a line holds one JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                field(parser.currentName());
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON object");
            }
            Message message = new Message(
                    required(Key.ID),
                    branch(required(Key.TENANT), required(Key.LOCATION)),
                    EventTimes.parse(required(Key.SENT_AT)),
                    channel(required(Key.CHANNEL)),
                    required(Key.AUTHOR),
                    optional(Key.PERSON),
                    text(),
                    direction(),
                    optional(Key.BROADCAST),
                    forwarded);
            return new PlayedMessage(message, topics, sentiment);
        }

        private void field(String name) throws IOException {
            JsonToken token = parser.nextToken();
            Key key = Key.of(name);
            if (key != null) {
                if (token != JsonToken.VALUE_NULL) {
                    texts[key.place] = text(token, name);
                } else if (key.required) {
                    throw new IllegalArgumentException("\"" + name + "\" is null");
                }
            } else if (name.equals("topics") && token != JsonToken.VALUE_NULL) {
                topics = topics(token);
            } else if (name.equals("sentiment") && token != JsonToken.VALUE_NULL) {
                sentiment = sentiment(token);
            } else if (name.equals("forwarded")) {
                forwarded = token == JsonToken.VALUE_TRUE;
            } else {
                parser.skipChildren();
            }
        }

        private String text(JsonToken token, String name) throws IOException {
            if (token != JsonToken.VALUE_STRING) {
                throw new IllegalArgumentException("\"" + name + "\" must be a string");
            }
            return parser.getText();
        }

        private List<String> topics(JsonToken token) throws IOException {
            if (token != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("\"topics\" must be an array of strings");
            }
            List<String> found = List.of();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (found.isEmpty()) {
                    found = new ArrayList<>(2);
                }
                found.add(text(parser.currentToken(), "topics"));
            }
            return found;
        }

        private double sentiment(JsonToken token) throws IOException {
            if (!token.isNumeric()) {
                throw new IllegalArgumentException("\"sentiment\" must be a number");
            }
            double value = parser.getDoubleValue();
            if (!(value >= -1 && value <= 1)) {
                throw new IllegalArgumentException("\"sentiment\" must be from -1 to 1, not " + value);
            }
            return value;
        }

        private String text() {
            String text = texts[Key.TEXT.place];
            if (text == null) {
                throw new IllegalArgumentException("\"text\" is missing");
            }
            return text;
        }

        private String required(Key key) {
            String value = texts[key.place];
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("\"" + key.name + "\" is " + (value == null ? "missing" : "blank"));
            }
            return value;
        }

        private @Nullable String optional(Key key) {
            String value = texts[key.place];
            return value == null || value.isBlank() ? null : value;
        }

        private Message.Direction direction() {
            String value = texts[Key.DIRECTION.place];
            if (value == null || value.equals("in")) {
                return Message.Direction.IN;
            }
            if (value.equals("out")) {
                return Message.Direction.OUT;
            }
            throw new IllegalArgumentException("\"direction\" must be \"in\" or \"out\"");
        }
    }

    /** The keys whose values are texts. */
    private enum Key {
        ID("id", 0, true),
        SENT_AT("sentAt", 1, true),
        TENANT("tenant", 2, true),
        LOCATION("location", 3, true),
        CHANNEL("channel", 4, true),
        AUTHOR("author", 5, true),
        TEXT("text", 6, true),
        DIRECTION("direction", 7, false),
        PERSON("person", 8, false),
        BROADCAST("broadcast", 9, false);

        final String name;
        final int place;
        final boolean required;

        Key(String name, int place, boolean required) {
            this.name = name;
            this.place = place;
            this.required = required;
        }

        static @Nullable Key of(String name) {
            return switch (name) {
                case "id" -> ID;
                case "sentAt" -> SENT_AT;
                case "tenant" -> TENANT;
                case "location" -> LOCATION;
                case "channel" -> CHANNEL;
                case "author" -> AUTHOR;
                case "text" -> TEXT;
                case "direction" -> DIRECTION;
                case "person" -> PERSON;
                case "broadcast" -> BROADCAST;
                default -> null;
            };
        }
    }
}
