package io.crmautopilot.testing;

import io.crmautopilot.audit.Lease;
import io.crmautopilot.audit.Leases;
import io.crmautopilot.person.BranchRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases in memory, by a clock that a test may set. Safe for any number of threads. */
public final class InMemoryLeases implements Leases {

    private final InstantSource clock;
    private final Map<BranchRef, Lease> current = new HashMap<>();

    /** Creates leases whose time is that of {@code clock}. */
    public InMemoryLeases(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Lease> claim(BranchRef branch, String holder, Duration length) {
        Instant until = clock.instant().plus(requirePositive(length));
        Lease last = current.get(branch);
        if (last != null && !last.holder().equals(holder) && last.until().isAfter(clock.instant())) {
            return Optional.empty();
        }
        Lease lease = new Lease(branch, holder, epochOf(branch) + 1, until);
        current.put(branch, lease);
        return Optional.of(lease);
    }

    @Override
    public synchronized Optional<Lease> renew(Lease lease, Duration length) {
        Instant until = clock.instant().plus(requirePositive(length));
        if (epochOf(lease.branch()) != lease.epoch()) {
            return Optional.empty();
        }
        Lease renewed = new Lease(lease.branch(), lease.holder(), lease.epoch(), until);
        current.put(lease.branch(), renewed);
        return Optional.of(renewed);
    }

    @Override
    public synchronized void release(Lease lease) {
        if (epochOf(lease.branch()) == lease.epoch()) {
            current.put(lease.branch(), new Lease(lease.branch(), lease.holder(), lease.epoch(), clock.instant()));
        }
    }

    /** Returns the epoch of the last claim of {@code branch}; 0 when it was never claimed. */
    public synchronized long epochOf(BranchRef branch) {
        Lease last = current.get(branch);
        return last == null ? 0 : last.epoch();
    }

    private static Duration requirePositive(Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("length of a lease is not positive: " + length);
        }
        return length;
    }
}
