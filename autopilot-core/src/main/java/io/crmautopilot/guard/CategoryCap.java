package io.crmautopilot.guard;

import io.crmautopilot.money.Money;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent on one category, such as repairs: kinds of action that are counted together. It holds beside all other caps.
 *
 * @param name the category's name
 * @param kinds the kinds of action that belong to it; not empty
 * @param perIncident for one incident; null for no cap of its own
 * @param perDay for the tenant on one day of its own calendar; null for no cap of its own
 * @param perMonth for the tenant in one month of its own calendar; null for no cap of its own
 */
public record CategoryCap(
        String name,
        Set<String> kinds,
        @Nullable Money perIncident,
        @Nullable Money perDay,
        @Nullable Money perMonth) {

    /** Creates a cap; a blank name, no kind, no sum and a negative sum are refused by the category's name. */
    public CategoryCap {
        kinds = Set.copyOf(kinds);
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a category is blank");
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("categories." + name + " has no kinds");
        }
        if (perIncident == null && perDay == null && perMonth == null) {
            throw new IllegalArgumentException(
                    "categories." + name + " caps nothing: it needs perIncident, perDay or perMonth");
        }
        check(name + ".perIncident", perIncident);
        check(name + ".perDay", perDay);
        check(name + ".perMonth", perMonth);
    }

    private static void check(String key, @Nullable Money cap) {
        if (cap != null && cap.isNegative()) {
            throw new IllegalArgumentException("categories." + key + " is negative: " + cap);
        }
    }
}
