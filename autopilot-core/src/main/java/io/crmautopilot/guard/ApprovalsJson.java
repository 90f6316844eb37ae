package io.crmautopilot.guard;

import io.crmautopilot.json.Fields;
import io.crmautopilot.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads and writes a corridor's {@code approvals} and {@code categories}; errors name the entry. */
final class ApprovalsJson {

    private static final Set<String> APPROVAL = Set.of("kinds", "upTo", "ask", "needs", "note");
    private static final Set<String> CATEGORY = Set.of("kinds", "perIncident", "perDay", "perMonth", "note");

    /** Stands for all approvers of the branch in the order of its settings. */
    private static final String EVERYBODY = "*";

    private ApprovalsJson() {}

    static List<ApprovalChain> approvals(Fields json, Currency currency) {
        List<ApprovalChain> chains = new ArrayList<>();
        for (Fields entry : list(json, "approvals")) {
            String name = "approvals[" + chains.size() + "]";
            known(entry, APPROVAL, name);
            if (!entry.has("ask")) {
                throw new IllegalArgumentException(name + " lacks ask: the roles of who is asked, in order");
            }
            try {
                chains.add(new ApprovalChain(
                        kinds(entry, name),
                        sum(entry, "upTo", name, currency),
                        roles(entry, name),
                        Math.toIntExact(entry.number("needs", 1))));
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(name + ".needs is too large", e);
            } catch (IllegalArgumentException e) {
                String why = String.valueOf(e.getMessage());
                throw new IllegalArgumentException(why.startsWith(name) ? why : name + ": " + why, e);
            }
        }
        return chains;
    }

    static List<CategoryCap> categories(Fields json, Currency currency) {
        List<CategoryCap> caps = new ArrayList<>();
        Fields named = json.fields("categories");
        for (String category : named.keys()) {
            String name = "categories." + category;
            Fields entry = named.fields(category);
            known(entry, CATEGORY, name);
            if (!entry.has("kinds")) {
                throw new IllegalArgumentException(name + " lacks kinds");
            }
            caps.add(new CategoryCap(
                    category,
                    kinds(entry, name),
                    sum(entry, "perIncident", name, currency),
                    sum(entry, "perDay", name, currency),
                    sum(entry, "perMonth", name, currency)));
        }
        return caps;
    }

    /** Categories of the same name, as a tightened corridor may hold, are written under names of their own. */
    static Fields write(Corridor corridor) {
        List<Fields> chains = corridor.approvals().stream()
                .map(chain -> Fields.of(
                        "kinds",
                        chain.kinds().isEmpty() ? null : new TreeSet<>(chain.kinds()),
                        "upTo",
                        major(chain.upTo()),
                        "ask",
                        chain.roles().isEmpty() ? List.of(EVERYBODY) : chain.roles(),
                        "needs",
                        chain.needs()))
                .toList();
        Map<String, Fields> categories = new LinkedHashMap<>();
        for (CategoryCap cap : corridor.caps().categories()) {
            String name = cap.name();
            while (categories.containsKey(name)) {
                name += "'";
            }
            categories.put(
                    name,
                    Fields.of(
                            "kinds", new TreeSet<>(cap.kinds()),
                            "perIncident", major(cap.perIncident()),
                            "perDay", major(cap.perDay()),
                            "perMonth", major(cap.perMonth())));
        }
        return Fields.of(
                "approvals", chains.isEmpty() ? null : chains, "categories", categories.isEmpty() ? null : categories);
    }

    private static @Nullable Object major(@Nullable Money sum) {
        return sum == null ? null : sum.major();
    }

    private static List<Fields> list(Fields json, String key) {
        try {
            return json.has(key) ? json.list(key) : List.of();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(key + " is no list of objects", e);
        }
    }

    private static Set<String> kinds(Fields entry, String name) {
        if (!entry.has("kinds")) {
            return Set.of();
        }
        List<String> kinds = texts(entry, "kinds", name);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException(name + ".kinds is empty; leave it out for all kinds");
        }
        return new HashSet<>(kinds);
    }

    private static List<String> roles(Fields entry, String name) {
        List<String> roles = texts(entry, "ask", name);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException(name + ".ask names nobody");
        }
        return roles.equals(List.of(EVERYBODY)) ? List.of() : roles;
    }

    private static List<String> texts(Fields entry, String key, String name) {
        try {
            return entry.texts(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + "." + key + " is no list of texts", e);
        }
    }

    private static @Nullable Money sum(Fields entry, String key, String name, Currency currency) {
        return entry.has(key) ? CorridorJson.sum(name + "." + key, entry.asMap().get(key), currency) : null;
    }

    private static void known(Fields entry, Set<String> keys, String name) {
        Set<String> unknown = new TreeSet<>(entry.keys());
        unknown.removeAll(keys);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(name + " has unknown keys: " + unknown);
        }
    }
}
