package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.History;
import org.querencia.core.rule.Oracle;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Setting;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Matches;

/// Reads each person's history, one by one.
record MemoryMatches(Supplier<Snapshot> snapshots, Setting setting) implements Matches {

    @Override
    public Matched of(Rule rule, Instant at, int sample) {
        Map<ProfileId, History> histories = Histories.of(snapshots.get());
        List<ProfileId> found = new ArrayList<>();
        histories.forEach((profile, history) -> {
            if (new Oracle(history, setting, at).holds(rule)) {
                found.add(profile);
            }
        });
        return new Matched(found.size(), histories.size(), found.stream().limit(sample).toList());
    }
}
