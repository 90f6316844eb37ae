package io.crmautopilot.guard;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a corridor from JSON as people write it: sums in major units, hours as {@code HH:MM-HH:MM}. */
final class CorridorJson {

    private static final Set<String> KEYS = Set.of(
            "version",
            "setBy",
            "currency",
            "allowed",
            "perAction",
            "perIncident",
            "perDay",
            "perMonth",
            "perVendorPerMonth",
            "perClientPerYear",
            "compensationPerClient",
            "quietHours",
            "maxRecipientsPerIncident",
            "contactsPerClientPerDay",
            "actionsPerHour",
            "actionsPerDay",
            "vetoWindow",
            "approvalPatience",
            "approvals",
            "asksPerPersonPerHour",
            "categories",
            "note");

    private CorridorJson() {}

    static Corridor read(Fields json) {
        Set<String> unknown = new TreeSet<>(json.keys());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("corridor has unknown keys: " + unknown);
        }
        Currency currency = currency(json);
        Caps caps = new Caps(
                sum(json, "perAction", currency),
                sum(json, "perIncident", currency),
                sum(json, "perDay", currency),
                sum(json, "perMonth", currency),
                sum(json, "perVendorPerMonth", currency),
                sum(json, "perClientPerYear", currency),
                sum(json, "compensationPerClient", currency),
                ApprovalsJson.categories(json, currency));
        CorridorBuilder corridor = Corridor.builder(json.text("version", "1"), caps)
                .setBy(json.text("setBy", ""))
                .allowed(allowed(json))
                .quiet(json.has("quietHours") ? QuietHours.parse(json.text("quietHours")) : QuietHours.none())
                .maxRecipientsPerIncident(count(json, "maxRecipientsPerIncident", 40))
                .contactsPerClientPerDay(count(json, "contactsPerClientPerDay", 4))
                .actions(count(json, "actionsPerHour", 120), count(json, "actionsPerDay", 400))
                .vetoWindow(duration(json, "vetoWindow", Duration.ofMinutes(5)))
                .approvalPatience(duration(json, "approvalPatience", Duration.ofMinutes(10)));
        ApprovalsJson.approvals(json, currency).forEach(corridor::approval);
        if (json.has("asksPerPersonPerHour")) {
            corridor.asksPerPersonPerHour(count(json, "asksPerPersonPerHour", 1));
        }
        return corridor.build();
    }

    static Fields write(Corridor corridor) {
        Caps caps = corridor.caps();
        Fields allowed = Fields.empty();
        for (Map.Entry<String, Set<String>> scenario : new TreeMap<>(corridor.allowed()).entrySet()) {
            allowed = allowed.with(scenario.getKey(), new TreeSet<>(scenario.getValue()));
        }
        Fields written = Fields.of(
                "version", corridor.version(),
                "setBy", corridor.setBy(),
                "currency", caps.currency().getCurrencyCode(),
                "allowed", allowed,
                "perAction", caps.perAction().major(),
                "perIncident", caps.perIncident().major(),
                "perDay", caps.perDay().major(),
                "perMonth", caps.perMonth().major(),
                "perVendorPerMonth", caps.perVendorPerMonth().major(),
                "perClientPerYear", caps.perClientPerYear().major(),
                "compensationPerClient", caps.compensationPerClient().major(),
                "quietHours", corridor.quiet().toString(),
                "maxRecipientsPerIncident", corridor.maxRecipientsPerIncident(),
                "contactsPerClientPerDay", corridor.contactsPerClientPerDay(),
                "actionsPerHour", corridor.actionsPerHour(),
                "actionsPerDay", corridor.actionsPerDay(),
                "vetoWindow", corridor.vetoWindow(),
                "approvalPatience", corridor.approvalPatience(),
                "asksPerPersonPerHour", corridor.asksPerPersonPerHour());
        return written.with(ApprovalsJson.write(corridor));
    }

    private static Currency currency(Fields json) {
        String code = json.find("currency").orElseThrow(() -> new IllegalArgumentException("corridor lacks currency"));
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency is no ISO 4217 code: \"" + code + "\"", e);
        }
    }

    private static Money sum(Fields json, String key, Currency currency) {
        if (!json.has(key)) {
            throw new IllegalArgumentException("corridor lacks " + key);
        }
        return sum(key, json.asMap().get(key), currency);
    }

    /** Returns the sum in major units that is called {@code key} in errors. */
    static Money sum(String key, @Nullable Object value, Currency currency) {
        try {
            Money sum = Money.ofMajor(new BigDecimal(String.valueOf(value)), currency);
            if (sum.isNegative()) {
                throw new IllegalArgumentException(key + " is negative: " + value);
            }
            return sum;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(key + " is no sum in " + currency + ": " + value, e);
        }
    }

    private static int count(Fields json, String key, int otherwise) {
        try {
            return Math.toIntExact(json.number(key, otherwise));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(key + " is too large", e);
        }
    }

    private static Duration duration(Fields json, String key, Duration otherwise) {
        try {
            return json.has(key) ? json.duration(key) : otherwise;
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException(key + " is no ISO 8601 duration: \"" + json.text(key) + "\"", e);
        }
    }

    private static Map<String, Set<String>> allowed(Fields json) {
        if (!json.has("allowed")) {
            return Map.of("*", Corridor.STANDARD_KINDS);
        }
        Map<String, Set<String>> allowed = new HashMap<>();
        Fields scenarios = json.fields("allowed");
        for (String scenario : scenarios.keys()) {
            allowed.put(scenario, Set.copyOf(new HashSet<>(scenarios.texts(scenario))));
        }
        return allowed;
    }
}
