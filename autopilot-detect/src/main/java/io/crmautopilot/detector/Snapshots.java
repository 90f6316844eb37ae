package io.crmautopilot.detector;

import io.crmautopilot.person.BranchRef;
import java.util.ArrayList;
import java.util.List;

/** A branch as bytes and back: its state, the bursts that go on and the streams that share them, and what its tenant knows. */
final class Snapshots {

    private Snapshots() {}

    static byte[] of(Branch branch) {
        SnapshotWriter out = new SnapshotWriter();
        branch.write(out);
        List<Burst> bursts = new ArrayList<>();
        for (Stream stream : branch.streams) {
            Burst burst = stream.burst;
            if (burst != null && !bursts.contains(burst)) {
                bursts.add(burst);
            }
        }
        out.number(bursts.size());
        bursts.forEach(burst -> burst.write(out));
        for (Stream stream : branch.streams) {
            Burst burst = stream.burst;
            out.number(burst == null ? -1 : bursts.indexOf(burst));
        }
        branch.pool.write(out);
        return out.finish();
    }

    static Branch restored(byte[] snapshot, BranchRef ref, Config config, TenantPool pool) {
        SnapshotReader in = new SnapshotReader(snapshot);
        Branch branch = Branch.read(in, ref, config, pool);
        List<Burst> bursts = new ArrayList<>();
        for (int i = in.count(64); i > 0; i--) {
            bursts.add(Burst.read(in));
        }
        for (Stream stream : branch.streams) {
            long which = in.number();
            if (which >= bursts.size()) {
                throw new IllegalArgumentException("snapshot names a burst that it does not hold");
            }
            stream.burst = which < 0 ? null : bursts.get((int) which);
        }
        TenantPool known = TenantPool.read(in);
        if (!in.ended()) {
            throw new IllegalArgumentException("snapshot goes on after its end");
        }
        pool.adopt(known);
        return branch;
    }
}
