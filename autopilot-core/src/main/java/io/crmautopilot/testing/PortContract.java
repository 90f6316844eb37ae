package io.crmautopilot.testing;

import io.crmautopilot.action.CardFields;
import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.guard.PolicyGuard;
import io.crmautopilot.guard.Proposal;
import io.crmautopilot.guard.TenantSettings;
import io.crmautopilot.incident.ContextSource;
import io.crmautopilot.message.MessageSource;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/**
 * What a host's implementation of a port promises, and whether it keeps it. Each check calls the port as the engine would, also as it
 * would after a crash, and needs no test framework: run it in a test of your own, against a sandbox, for effects take place.
 *
 * <pre>{@code
 * PortContract.clientCards(cards, "salon", anna, branch, monday, zone).verify();
 * }</pre>
 *
 * <p>A contract is used once, because ports keep what was done to them. Not thread-safe. For the stores ({@code AuditLog},
 * {@code PersonVault}, {@code Leases}, {@code SnapshotStore}) the test jar of this module holds JUnit contracts to extend.
 */
public final class PortContract {

    private final String port;
    private final List<Promise> promises;
    private Executor threads = Runnable::run;

    private PortContract(String port, List<Promise> promises) {
        this.port = port;
        this.promises = List.copyOf(promises);
    }

    /**
     * Returns the contract of a messenger.
     *
     * @param deliverable a letter that your sandbox delivers; it is sent several times under keys of its own
     * @param undeliverable a letter that cannot be delivered: an address that is none
     */
    public static PortContract messenger(Messenger port, Messenger.Letter deliverable, Messenger.Letter undeliverable) {
        return new PortContract("Messenger", new MessengerPromises(port, deliverable, undeliverable).all());
    }

    /**
     * Returns the contract of a loyalty programme.
     *
     * @param grant a grant that your sandbox makes
     * @param made tells how many grants were made so far, by the programme's own books
     */
    public static PortContract loyalty(Loyalty port, Loyalty.Grant grant, IntSupplier made) {
        return new PortContract("Loyalty", new LoyaltyPromises(port, grant, made).all());
    }

    /**
     * Returns the contract of an operator desk.
     *
     * @param file a case that your desk takes
     * @param cases tells how many cases there are so far, by the desk's own books
     */
    public static PortContract operatorDesk(OperatorDesk port, OperatorDesk.CaseFile file, IntSupplier cases) {
        return new PortContract("OperatorDesk", new DeskPromises(port, file, cases).all());
    }

    /**
     * Returns the contract of client cards.
     *
     * @param known a card as your book has it, with at least one contact
     * @param branch a branch of the same tenant
     * @param busy a day on which {@code known} has a visit there
     * @param zone the branch's own time zone
     */
    public static PortContract clientCards(
            ClientCards port, String tenant, ClientCard known, BranchRef branch, LocalDate busy, ZoneId zone) {
        return new PortContract("ClientCards", new CardsPromises(port, tenant, known, branch, busy, zone).all());
    }

    /**
     * Returns the contract of card fields.
     *
     * @param blank a value for a field that is blank now; it is written
     */
    public static PortContract cardFields(CardFields port, CardFields.Completion blank) {
        return new PortContract("CardFields", new FieldsPromises(port, blank).all());
    }

    /**
     * Returns the contract of a vendor directory.
     *
     * @param known a query that finds somebody
     * @param nobody a query that works and finds nobody
     */
    public static PortContract vendorDirectory(VendorDirectory port, VendorQuery known, VendorQuery nobody) {
        return new PortContract("VendorDirectory", new DirectoryPromises(port, known, nobody).all());
    }

    /** Returns the contract of settings, of which {@code known} is a branch. */
    public static PortContract tenantSettings(TenantSettings port, BranchRef known) {
        return new PortContract("TenantSettings", PurePromises.settings(port, known));
    }

    /** Returns the contract of a message source in which at least three deliveries wait; they are taken out. */
    public static PortContract messageSource(MessageSource port) {
        return new PortContract("MessageSource", new SourcePromises(port).all());
    }

    /** Returns the contract of a context source, asked about {@code known} between {@code from} and {@code to}. */
    public static PortContract contextSource(ContextSource port, BranchRef known, Instant from, Instant to) {
        return new PortContract("ContextSource", PurePromises.context(port, known, from, to));
    }

    /** Returns the contract of an audit sink; it is handed the records of a short incident of the tenant {@code contract}. */
    public static PortContract auditSink(AuditSink port) {
        return new PortContract("AuditSink", new SinkPromises(port).all());
    }

    /** Returns the contract of a reader. */
    public static PortContract messageReader(MessageReader port) {
        return new PortContract("MessageReader", new ReaderPromises(port).all());
    }

    /** Returns the contract of a guard, asked about {@code proposals}. */
    public static PortContract policyGuard(PolicyGuard port, List<Proposal> proposals) {
        return new PortContract("PolicyGuard", PurePromises.guard(port, proposals));
    }

    /** Returns the contract of a planner, asked about {@code cases}. */
    public static PortContract actionPlanner(ActionPlanner port, List<ActionPlanner.Case> cases) {
        return new PortContract("ActionPlanner", PurePromises.planner(port, cases));
    }

    /**
     * Sets what runs the calls that come from many threads at once; without it they come one after the other.
     *
     * @param executor at least two threads of yours
     */
    public PortContract inParallel(Executor executor) {
        this.threads = executor;
        return this;
    }

    /** Returns the promises, each a sentence, in the order in which they are checked. */
    public List<String> promises() {
        return promises.stream().map(Promise::says).toList();
    }

    /** Checks all promises and returns those that are broken, each with what happened instead; empty when all are kept. */
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (Promise promise : promises) {
            promise.brokenBy(threads).ifPresent(what -> broken.add(promise.says() + ": " + what));
        }
        return List.copyOf(broken);
    }

    /**
     * Checks all promises.
     *
     * @throws AssertionError naming every promise that is broken, and what happened instead
     */
    public void verify() {
        List<String> broken = broken();
        if (!broken.isEmpty()) {
            throw new AssertionError(port + " breaks " + broken.size() + " of " + promises.size() + " promises:\n- "
                    + String.join("\n- ", broken));
        }
    }

    @Override
    public String toString() {
        return "PortContract[" + port + "]";
    }
}
