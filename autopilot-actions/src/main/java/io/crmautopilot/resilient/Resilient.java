package io.crmautopilot.resilient;

import io.crmautopilot.action.Loyalty;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.OperatorDesk;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.resilient.Attempt.Answered;
import io.crmautopilot.resilient.Attempt.Lost;
import io.crmautopilot.resilient.Attempt.NotStarted;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import io.crmautopilot.vendor.VendorSearchException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Puts limits around the host's ports, so that a slow, hanging or broken one costs a bounded time, a bounded number of threads, and
 * ends in an outcome that is true.
 *
 * <p>What certainly did not happen is {@link Outcome.Failed}; what may have happened is {@link Outcome.InDoubt}, and stays so even
 * when a later attempt was refused. A port is tried again only where that can do no harm: when nothing happened, or when the port
 * promises that the same key happens once. Whoever decorates a port per tenant keeps one tenant's trouble from the others.
 *
 * <p>Decorated ports are safe for any number of threads, and start none of their own before the first call.
 */
public final class Resilient implements AutoCloseable {

    private final InstantSource clock;
    private final Waiter waiter;
    private final List<Edge> edges = new CopyOnWriteArrayList<>();

    /** Creates a set of decorators that judge by {@code clock} and wait by {@code waiter}. */
    public Resilient(InstantSource clock, Waiter waiter) {
        this.clock = clock;
        this.waiter = waiter;
    }

    /** Returns {@code port} within {@code limits}; tried again only when the letter certainly did not go out. */
    public Messenger messenger(String name, Messenger port, Limits limits) {
        Edge edge = edge(name, limits);
        return letter -> outcome(edge, () -> port.send(letter), Resilient::certainlyNot);
    }

    /** Returns {@code port} within {@code limits}; tried again also when in doubt, since the same key is granted once. */
    public Loyalty loyalty(String name, Loyalty port, Limits limits) {
        Edge edge = edge(name, limits);
        return grant -> outcome(edge, () -> port.grant(grant), Resilient::notDone);
    }

    /** Returns {@code port} within {@code limits}; tried again also when in doubt, since the same key is one case. */
    public OperatorDesk operatorDesk(String name, OperatorDesk port, Limits limits) {
        Edge edge = edge(name, limits);
        return file -> outcome(edge, () -> port.handOver(file), Resilient::notDone);
    }

    /** Returns {@code port} within {@code limits}; what it cannot answer is a {@link VendorSearchException}. */
    public VendorDirectory vendorDirectory(String name, VendorDirectory port, Limits limits) {
        Edge edge = edge(name, limits);
        return new VendorDirectory() {
            @Override
            public List<Vendor> search(VendorQuery query) {
                Attempt<List<Vendor>> attempt = edge.call(
                                () -> port.search(query),
                                Resilient::searchAgain,
                                Lost.class::isInstance,
                                vendors -> false)
                        .last();
                if (attempt instanceof Answered<List<Vendor>> answered) {
                    return answered.value();
                }
                if (attempt instanceof Lost<List<Vendor>> lost && lost.fault() instanceof VendorSearchException told) {
                    throw told;
                }
                throw new VendorSearchException(VendorSearchException.Kind.UNAVAILABLE, reason(attempt));
            }
        };
    }

    /** Returns {@code port} within {@code limits}; what it cannot answer is an {@link UnavailableException}. */
    public ClientCards clientCards(String name, ClientCards port, Limits limits) {
        Edge edge = edge(name, limits);
        return new ClientCards() {
            @Override
            public Optional<ClientCard> byId(String tenant, String id) {
                return read(edge, () -> port.byId(tenant, id));
            }

            @Override
            public Optional<ClientCard> byContact(String tenant, Contact contact) {
                return read(edge, () -> port.byContact(tenant, contact));
            }

            @Override
            public List<Visit> visits(BranchRef branch, LocalDate day) {
                return read(edge, () -> port.visits(branch, day));
            }
        };
    }

    /** Returns how each decorated port is doing, in the order in which they were decorated. */
    public List<PortHealth> health() {
        List<PortHealth> health = new ArrayList<>();
        edges.forEach(edge -> health.add(edge.health()));
        return List.copyOf(health);
    }

    /** Lets no further call in and interrupts those inside; their outcomes are in doubt. */
    @Override
    public void close() {
        edges.forEach(Edge::close);
    }

    private Edge edge(String name, Limits limits) {
        Edge edge = new Edge(name, limits, clock, waiter);
        edges.add(edge);
        return edge;
    }

    private static Outcome outcome(Edge edge, Supplier<Outcome> call, Predicate<Attempt<Outcome>> again) {
        Edge.Ended<Outcome> ended = edge.call(call, again, Resilient::mayHaveHappened, Resilient::speaksIllOfThePort);
        boolean isDone = ended.last() instanceof Answered<Outcome> last && last.value() instanceof Outcome.Done;
        Attempt<Outcome> doubt = ended.doubt();
        Attempt<Outcome> told = isDone || doubt == null ? ended.last() : doubt;
        if (told instanceof Answered<Outcome> answered) {
            return answered.value();
        }
        return told instanceof NotStarted<Outcome>
                ? new Outcome.Failed(reason(told), true)
                : new Outcome.InDoubt(reason(told));
    }

    /** A person who cannot be reached says nothing about the port; being too busy or unsure does. */
    private static boolean speaksIllOfThePort(Outcome outcome) {
        return outcome.match(done -> false, Outcome.Failed::retryable, inDoubt -> true);
    }

    private static boolean certainlyNot(Attempt<Outcome> attempt) {
        return attempt instanceof NotStarted<Outcome>
                || (attempt instanceof Answered<Outcome> answered
                        && answered.value().match(done -> false, Outcome.Failed::retryable, inDoubt -> false));
    }

    private static boolean mayHaveHappened(Attempt<Outcome> attempt) {
        return attempt instanceof Lost<Outcome>
                || (attempt instanceof Answered<Outcome> answered && answered.value() instanceof Outcome.InDoubt);
    }

    private static boolean notDone(Attempt<Outcome> attempt) {
        return !(attempt instanceof Answered<Outcome> answered) || speaksIllOfThePort(answered.value());
    }

    private static boolean searchAgain(Attempt<List<Vendor>> attempt) {
        if (attempt instanceof Lost<List<Vendor>> lost && lost.fault() instanceof VendorSearchException told) {
            return told.kind() == VendorSearchException.Kind.UNAVAILABLE;
        }
        return !(attempt instanceof Answered);
    }

    private static <T> T read(Edge edge, Supplier<T> call) {
        Attempt<T> attempt = edge.call(
                        call, each -> !(each instanceof Answered), Lost.class::isInstance, value -> false)
                .last();
        if (attempt instanceof Answered<T> answered) {
            return answered.value();
        }
        throw new UnavailableException(reason(attempt));
    }

    private static String reason(Attempt<?> attempt) {
        if (attempt instanceof NotStarted<?> notStarted) {
            return notStarted.reason();
        }
        return attempt instanceof Lost<?> lost ? lost.reason() : "";
    }
}
