package io.crmautopilot.engine;

import io.crmautopilot.action.Effect;
import io.crmautopilot.approval.ApproverChat;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.TenantSettings;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the parts of one engine share. */
record Parts(
        InstantSource clock,
        PersonVault vault,
        TenantSettings settings,
        Map<String, Effect> effects,
        Map<String, Lookup> lookups,
        Map<String, Procedure> procedures,
        ApproverChat chat,
        Supplier<String> codes,
        Gate gate,
        StopLatch latch,
        Deadlines deadlines) {

    /** Returns the items by their names; two of one name are refused. */
    static <T> Map<String, T> byName(List<T> items, Function<T, String> name, String what) {
        Map<String, T> map = new HashMap<>();
        for (T item : items) {
            if (map.put(name.apply(item), item) != null) {
                throw new IllegalStateException("the kit brings two " + what + " called " + name.apply(item));
            }
        }
        return Map.copyOf(map);
    }
}
