package io.crmautopilot.words;

import io.crmautopilot.json.Fields;
import io.crmautopilot.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes templates as texts to be registered, one for each way that their alternatives can go. */
final class Registrar {

    private static final Fields SUM = Fields.of("minor", 1_500_000, "currency", "KZT");

    private final Values values;

    Registrar(Values values) {
        this.values = values;
    }

    /** Returns the registrations of texts that stand one after the other. */
    List<Registration> of(List<TemplateLoader.Entry> entries) {
        TemplateLoader.Entry last = entries.get(entries.size() - 1);
        List<Registration> all = new ArrayList<>();
        last.texts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .forEach(entry -> {
                    Language language = entry.getKey();
                    int alternatives = (int) entry.getValue().parts().stream()
                            .filter(TemplateText.Either.class::isInstance)
                            .count();
                    for (int way = (1 << alternatives) - 1; way >= 0; way--) {
                        all.add(registration(entries, language, way, alternatives));
                    }
                });
        return all;
    }

    private Registration registration(
            List<TemplateLoader.Entry> entries, Language language, int way, int alternatives) {
        Named named = new Named();
        List<String> bodies = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            TemplateLoader.Entry entry = entries.get(i);
            boolean last = i == entries.size() - 1;
            Language spoken = entry.template().speaks(language).orElse(language);
            TemplateText text = entry.texts().getOrDefault(spoken, new TemplateText(List.of()));
            StringBuilder body = new StringBuilder();
            int bit = last ? alternatives : 0;
            StringBuilder taken = new StringBuilder();
            for (TemplateText.Part part : text.parts()) {
                if (part instanceof TemplateText.Either either) {
                    bit--;
                    boolean with = bit >= 0 && (way >> bit & 1) == 1;
                    taken.append(with ? '1' : '0');
                    (with ? either.with() : either.without())
                            .forEach(inner -> append(entry.template(), inner, spoken, body, named));
                } else {
                    append(entry.template(), part, spoken, body, named);
                }
            }
            bodies.add(body.toString());
            names.add(Named.registered(entry.template(), taken.toString()));
        }
        return new Registration(
                String.join("_", names),
                language,
                entries.get(entries.size() - 1).template().category(),
                String.join("\n\n", bodies),
                named.values());
    }

    private void append(Template template, TemplateText.Part part, Language language, StringBuilder body, Named named) {
        if (part instanceof TemplateText.Words words) {
            body.append(words.text());
        } else if (part instanceof TemplateText.Value value) {
            SlotType type = java.util.Objects.requireNonNull(template.slots().get(value.slot()));
            body.append("{{")
                    .append(named.add(value, example(type, value, language)))
                    .append("}}");
        }
    }

    private String example(SlotType type, TemplateText.Value value, Language language) {
        Fields sample = sample(type).with("type", type.code());
        try {
            String said = values.say(value.slot(), type, sample, language, value.form());
            return value.plurals().isEmpty()
                    ? said
                    : value.plurals().get(value.plurals().size() - 1).replace("#", said);
        } catch (SlotProblem problem) {
            throw new IllegalStateException("the example of a slot of type " + type + " cannot be said", problem);
        }
    }

    private static Fields sample(SlotType type) {
        return switch (type) {
            case NAME -> Fields.of("text", "Айгуль");
            case PLACE -> Fields.of("text", "Самал");
            case TITLE -> Fields.of("text", "Мерей");
            case EXCERPT -> Fields.of("text", "Айгуль, здравствуйте! Спасибо, что сказали.");
            case ADDRESS -> Fields.of("text", "ул. Абая, 10");
            case CLOCK -> Fields.of("at", "2025-10-07T06:20:00Z", "now", "2025-10-07T05:00:00Z", "zone", "Asia/Almaty");
            case SPAN -> Fields.of("from", "PT40M", "to", "PT40M");
            case MONEY, BONUS -> Fields.of("amount", SUM);
            case DISCOUNT -> Fields.of("amount", SUM, "percent", 15);
            case ADDON ->
                Fields.of("names", Fields.of("ru", "уход для волос", "kk", "шаш күтімі", "en", "a hair treatment"));
            case PERCENT -> Fields.of("number", 92);
            case DECIMAL -> Fields.of("number", "4.9");
            case COUNT -> Fields.of("number", 7);
            case CODE -> Fields.of("text", "K7M2PX");
            case CHECKPOINT -> Fields.of("text", "41:9f3a61c2");
            case PHONE -> Fields.of("text", "+77000000000");
            case CAUSE -> Fields.of("keys", List.of("air-conditioning"));
            case TRADE -> Fields.of("keys", List.of("hvac"));
            case REASON -> Fields.of("keys", List.of("no-vendor"));
            case BECAUSE -> Fields.of("keys", List.of("topics"));
            case TOPICS -> Fields.of("keys", List.of("climate.heat", "climate.air"));
            case STEPS -> Fields.of("keys", List.of("vendor", "clients"));
            case STEP -> Fields.of("keys", List.of("clients"));
        };
    }
}
