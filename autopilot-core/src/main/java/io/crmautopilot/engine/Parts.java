package io.crmautopilot.engine;

import io.crmautopilot.action.Effect;
import io.crmautopilot.approval.ApproverChat;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.TenantSettings;
import java.time.InstantSource;
import java.util.Map;
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
        Deadlines deadlines) {}
