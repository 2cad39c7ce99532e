package org.querencia.runtime.linkage;

import java.util.ArrayList;
import java.util.List;
import org.querencia.runtime.linkage.Census.Known;

/// Records to learn from: those of everybody, or of a share of the people that fits. Whether
/// somebody is of the share is decided by their id alone, so it is the same each time, in any
/// order; where more records come than fit, the share is halved.
final class Share {

    /// Below this a single person has more records than fit.
    private static final double LEAST = 1e-9;

    private final int most;
    private final List<Known> rows = new ArrayList<>();
    private double share;

    /// @param share of the people to begin with, more than 0 and at most 1
    /// @param most records that fit
    Share(double share, int most) {
        this.share = share;
        this.most = most;
    }

    boolean has(Known known) {
        long lot = known.person().id().value().getLeastSignificantBits() & Integer.MAX_VALUE;
        return share >= 1 || lot < share * Integer.MAX_VALUE;
    }

    void add(Known known) {
        if (!has(known)) {
            return;
        }
        rows.add(known);
        while (rows.size() > most && share > LEAST) {
            share /= 2;
            rows.removeIf(row -> !has(row));
        }
    }

    List<Known> rows() {
        return rows;
    }

    boolean isAll() {
        return share >= 1;
    }
}
