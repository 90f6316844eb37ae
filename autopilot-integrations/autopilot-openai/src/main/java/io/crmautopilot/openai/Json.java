package io.crmautopilot.openai;

import io.crmautopilot.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns fields into the plain maps and lists that the SDK takes. */
final class Json {

    private Json() {}

    static Object plain(Object value) {
        if (value instanceof Fields fields) {
            return plain(fields.asMap());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, inner) -> plain.put(String.valueOf(key), plain(inner)));
            return plain;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::plain).toList();
        }
        return value;
    }
}
