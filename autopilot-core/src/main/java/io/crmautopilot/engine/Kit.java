package io.crmautopilot.engine;

import io.crmautopilot.action.Effect;
import io.crmautopilot.approval.ApproverChat;
import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.guard.TenantSettings;
import java.util.List;

/**
 * What the engine works with: the effects, lookups and procedures of a host, equipped once, by the thread that builds the autopilot. What
 * it throws, {@link io.crmautopilot.AutopilotBuilder#build} throws.
 */
@FunctionalInterface
public interface Kit {

    /** Returns the tools, wired to the autopilot's own vault and settings. */
    Tools equip(Workbench bench);

    /**
     * What a kit may use.
     *
     * @param vault the side store of personal data
     * @param settings the host's settings
     * @param books what the ledger says; looked at in lookups and effects, not while the kit is equipped
     */
    record Workbench(PersonVault vault, TenantSettings settings, Books books) {

        /** Creates a bench whose books are empty. */
        public Workbench(PersonVault vault, TenantSettings settings) {
            this(vault, settings, Books.EMPTY);
        }
    }

    /**
     * Tools.
     *
     * @param effects what changes the world; {@code approval.ask} and {@code hand-over} must be among them
     * @param lookups what answers questions
     * @param procedures what decides how steps go on
     * @param chat what reads an approver's words
     * @param watch what a person must see whatever it was read as
     */
    record Tools(
            List<Effect> effects, List<Lookup> lookups, List<Procedure> procedures, ApproverChat chat, Watch watch) {

        /** Creates tools; lists are copied. */
        public Tools {
            effects = List.copyOf(effects);
            lookups = List.copyOf(lookups);
            procedures = List.copyOf(procedures);
        }

        /** Creates tools that watch for nothing: a person sees what becomes an incident alone. */
        public Tools(List<Effect> effects, List<Lookup> lookups, List<Procedure> procedures, ApproverChat chat) {
            this(effects, lookups, procedures, chat, Watch.none());
        }
    }
}
