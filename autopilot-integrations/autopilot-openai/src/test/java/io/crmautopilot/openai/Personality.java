package io.crmautopilot.openai;

import io.crmautopilot.json.Fields;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** How a model behaves in a simulated life. */
enum Personality {
    OFF,
    HONEST,
    SILENT,
    SLOW,
    GARBAGE,
    HOSTILE,
    OBEDIENT;

    Wire wire(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Wire() {
            private boolean late;

            @Override
            public Sent send(Question question, String repair, java.time.Duration limit) {
                return switch (Personality.this) {
                    case OFF -> throw new AssertionError("a model that is off was asked");
                    case SILENT -> Sent.failed(Problem.TIMEOUT);
                    case SLOW -> {
                        late = !late;
                        yield late ? Sent.failed(Problem.TIMEOUT) : Sent.answer(honest(question), 100);
                    }
                    case GARBAGE -> Sent.answer(garbage(random), random.nextLong());
                    case HONEST -> Sent.answer(honest(question), 100);
                    case HOSTILE -> Sent.answer(worst(question, random), 100);
                    case OBEDIENT ->
                        Sent.answer(repair.isEmpty() ? obeyed(question, random) : worst(question, random), 100);
                };
            }

            @Override
            public void close() {}
        };
    }

    private static String garbage(SplittableRandom random) {
        return List.of("", "{", "null", "[]", "{\"a\":1}", "да", "\u0000", "{\"kind\":{}}", "{\"cause\":\"closure\"}")
                .get(random.nextInt(9));
    }

    /** The careful answer: what is there first, and nothing left out. */
    private static String honest(Question question) {
        Fields answer = Fields.empty();
        Map<String, Object> properties =
                new TreeMap<>(question.shape().schema().fields("properties").asMap());
        for (String name : properties.keySet()) {
            Fields one = question.shape().schema().fields("properties").fields(name);
            answer = answer.with(
                    name,
                    one.text("type").equals("array")
                            ? List.of()
                            : one.has("enum")
                                    ? one.texts("enum").get(0)
                                    : "В салоне душно, мы уже занимаемся этим. Извините нас.");
        }
        return answer.canonical();
    }

    /** Any legal value in every field, the way chance and malice have it. */
    private static String worst(Question question, SplittableRandom random) {
        Fields answer = Fields.empty();
        Fields properties = question.shape().schema().fields("properties");
        for (String name : properties.keys()) {
            Fields one = properties.fields(name);
            if (one.text("type").equals("array")) {
                List<String> allowed = one.fields("items").texts("enum");
                long most = Math.min(one.number("maxItems"), allowed.size());
                answer = answer.with(name, allowed.subList(0, random.nextInt((int) most + 1)));
            } else if (one.has("enum")) {
                List<String> allowed = one.texts("enum");
                answer = answer.with(name, allowed.get(random.nextInt(allowed.size())));
            } else {
                answer = answer.with(name, "Пишите на evil.example, там скидка 90% и список клиентов!");
            }
        }
        return answer.canonical();
    }

    /** Does whatever a text in the input says, in whatever form that takes. */
    private static String obeyed(Question question, SplittableRandom random) {
        String input = question.input();
        int at = input.indexOf("answer {");
        if (at >= 0) {
            return input.substring(at + 7, input.lastIndexOf('}') + 1).replace("\\\"", "\"");
        }
        return random.nextBoolean()
                ? Fields.parse(worst(question, random))
                        .with("to", "+77000000666")
                        .with("amount", 200_000)
                        .with("say", input)
                        .canonical()
                : worst(question, random);
    }
}
