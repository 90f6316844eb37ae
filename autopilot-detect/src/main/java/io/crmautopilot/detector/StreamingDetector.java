package io.crmautopilot.detector;

import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.signal.AnomalyDetector;
import io.crmautopilot.signal.DetectorState;
import io.crmautopilot.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The default detector: a negative-binomial scan over several windows, per branch and topic, with a budget of false alarms.
 *
 * <p>Works in event time, takes nothing from a clock and nothing random. A message costs constant time, and nothing is allocated while
 * nothing is signalled. All state is bounded. Safe for any number of threads; those that work on different branches seldom wait for
 * each other. Source of the method and its measurements: {@code docs/detecting.md}.
 */
public final class StreamingDetector implements AnomalyDetector, DetectorState {

    private static final int STRIPES = 64;

    private final Function<BranchRef, DetectorSettings> settings;
    private final ConcurrentHashMap<DetectorSettings, Config> configs = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, TenantPool> pools = new ConcurrentHashMap<>();
    private final Stripe[] stripes = new Stripe[STRIPES];
    private volatile TopicGroups topics;

    private StreamingDetector(TopicPack pack, Function<BranchRef, DetectorSettings> settings) {
        this.topics = new TopicGroups(pack, 0);
        this.settings = settings;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** Returns a detector with the same settings for all branches. */
    public static StreamingDetector of(TopicPack pack, DetectorSettings settings) {
        return new StreamingDetector(pack, branch -> settings);
    }

    /**
     * Returns a detector that asks for the settings of each branch when it sees the branch for the first time.
     *
     * @param settings called under a lock: it must answer at once and must not call the detector
     */
    public static StreamingDetector of(TopicPack pack, Function<BranchRef, DetectorSettings> settings) {
        return new StreamingDetector(pack, settings);
    }

    /**
     * Replaces the topic pack by one with more topics; the budget of a branch is split anew.
     *
     * @param groupsInUse over how many groups of topics the budget is split; at least 1
     * @throws IllegalArgumentException when a topic that was known gets another place or another group
     */
    public void widen(TopicPack pack, int groupsInUse) {
        if (groupsInUse < 1) {
            throw new IllegalArgumentException("groupsInUse is at least 1, not " + groupsInUse);
        }
        TopicGroups wider = new TopicGroups(pack, groupsInUse);
        if (!topics.isKeptBy(wider)) {
            throw new IllegalArgumentException("the wider topic pack moves or drops a topic of the present one");
        }
        topics = wider;
    }

    @Override
    public List<Signal> observe(Message message, Reading reading) {
        return take(message, reading, true);
    }

    @Override
    public void learn(Message message, Reading reading) {
        take(message, reading, false);
    }

    private List<Signal> take(Message message, Reading reading, boolean live) {
        int hash = Stripe.hash(message.branch());
        Stripe stripe = stripes[hash & STRIPES - 1];
        synchronized (stripe) {
            Work work = stripe.work;
            work.observed++;
            if (message.direction() == Message.Direction.OUT) {
                work.outgoing++;
                return List.of();
            }
            long second = message.sentAt().getEpochSecond();
            if (second < Observation.EARLIEST / 1000 || second >= Observation.LATEST / 1000) {
                work.implausible++;
                return List.of();
            }
            long time = message.sentAt().toEpochMilli();
            Branch branch = stripe.find(message.branch(), hash);
            if (branch == null) {
                branch = made(message.branch());
                stripe.put(branch, hash);
            }
            TopicGroups groups = topics;
            Observation.take(branch, message, reading, time, groups, work);
            stripe.evictIdle(branch, time);
            return work.changed.isEmpty() ? List.of() : told(branch, groups, work, live);
        }
    }

    private static List<Signal> told(Branch branch, TopicGroups topics, Work work, boolean live) {
        List<Signal> signals = new ArrayList<>();
        if (live) {
            for (Burst burst : work.changed) {
                signals.add(burst.next(branch, topics));
            }
        }
        work.changed.clear();
        return signals;
    }

    private Branch made(BranchRef ref) {
        Config config = configs.computeIfAbsent(settings.apply(ref), Config::new);
        return new Branch(ref, config, pools.computeIfAbsent(ref.tenant(), tenant -> new TenantPool()));
    }

    @Override
    public void closed(Signal signal) {
        int hash = Stripe.hash(signal.branch());
        Stripe stripe = stripes[hash & STRIPES - 1];
        synchronized (stripe) {
            Branch branch = stripe.find(signal.branch(), hash);
            if (branch == null) {
                return;
            }
            for (Stream stream : branch.streams) {
                Burst burst = stream.burst;
                if (burst != null && burst.id.equals(signal.id())) {
                    Bursts.close(branch, burst);
                    return;
                }
            }
        }
    }

    @Override
    public List<BranchRef> branches() {
        List<BranchRef> all = new ArrayList<>();
        for (Stripe stripe : stripes) {
            synchronized (stripe) {
                stripe.addTo(all);
            }
        }
        return all;
    }

    @Override
    public byte[] snapshot(BranchRef ref) {
        int hash = Stripe.hash(ref);
        Stripe stripe = stripes[hash & STRIPES - 1];
        synchronized (stripe) {
            Branch branch = stripe.find(ref, hash);
            return branch == null ? new byte[0] : Snapshots.of(branch);
        }
    }

    @Override
    public void restore(BranchRef ref, byte[] snapshot) {
        Config config = configs.computeIfAbsent(settings.apply(ref), Config::new);
        TenantPool pool = pools.computeIfAbsent(ref.tenant(), tenant -> new TenantPool());
        Branch branch = Snapshots.restored(snapshot, ref, config, pool);
        int hash = Stripe.hash(ref);
        Stripe stripe = stripes[hash & STRIPES - 1];
        synchronized (stripe) {
            stripe.put(branch, hash);
        }
    }

    /** Returns what was passed over and why. */
    public DetectorCounts counts() {
        DetectorCounts sum = new DetectorCounts(0, 0, 0, 0, 0, 0, 0, 0);
        for (Stripe stripe : stripes) {
            synchronized (stripe) {
                sum = sum.plus(stripe.work.counts());
            }
        }
        return sum;
    }
}
