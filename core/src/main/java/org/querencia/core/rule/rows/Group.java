package org.querencia.core.rule.rows;

import java.util.ArrayList;
import java.util.List;

/// Rows and groups of which all hold, or any.
///
/// @param any whether one is enough
/// @param not whether the opposite is asked
public record Group(boolean any, boolean not, List<Part> parts) implements Part {

    /// Groups in groups in the outermost one.
    public static final int DEPTH_MAX = 2;

    public static final Group EMPTY = new Group(false, false, List.of());

    public Group {
        parts = List.copyOf(parts);
    }

    public static Group all(Part... parts) {
        return new Group(false, false, List.of(parts));
    }

    public Group plus(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Group(any, not, more);
    }

    Group negated() {
        return new Group(any, !not, parts);
    }
}
