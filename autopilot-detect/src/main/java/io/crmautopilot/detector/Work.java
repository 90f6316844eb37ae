package io.crmautopilot.detector;

import java.util.ArrayList;
import java.util.List;

/** Working memory and counters of one stripe; used under its lock. */
final class Work {

    final Scan scan = new Scan();
    final TextSignature signature = new TextSignature();

    /** Bursts that the current message opened or changed. */
    final List<Burst> changed = new ArrayList<>();

    long observed;
    long outgoing;
    long repeated;
    long reusedIds;
    long late;
    long implausible;
    long copies;
    long forgotten;

    DetectorCounts counts() {
        return new DetectorCounts(observed, outgoing, repeated, reusedIds, late, implausible, copies, forgotten);
    }
}
