package org.querencia.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Disjoint groups of nodes with what the rules ask of a group; the root of a group is its oldest
/// node (the lowest place).
final class Groups {

    private final int[] parents;
    private final List<String> types = new ArrayList<>();
    private final IdentityRules rules;
    private final List<Verdict.Apart> aparts;

    /// How many values of each type, by root and type.
    private final int[][] values;

    private final boolean[] known;

    /// Bit v: the group has one of those whom verdict v sets apart, or of the rest.
    private final long[] apart;

    private final long[] rest;

    Groups(List<Node> nodes, List<Verdict.Apart> aparts, IdentityRules rules) {
        this.rules = rules;
        this.aparts = aparts;
        int size = nodes.size();
        parents = new int[size];
        known = new boolean[size];
        apart = new long[size];
        rest = new long[size];
        int[] typeOf = new int[size];
        for (int place = 0; place < size; place++) {
            parents[place] = place;
            String type = nodes.get(place).identifier().type();
            int index = types.indexOf(type);
            if (index < 0) {
                index = types.size();
                types.add(type);
            }
            typeOf[place] = index;
            known[place] = nodes.get(place).vouched();
        }
        values = new int[size][types.size()];
        for (int place = 0; place < size; place++) {
            values[place][typeOf[place]] = 1;
            for (int v = 0; v < aparts.size(); v++) {
                AnchorId id = nodes.get(place).id();
                apart[place] |= aparts.get(v).apart().contains(id) ? 1L << v : 0;
                rest[place] |= aparts.get(v).rest().contains(id) ? 1L << v : 0;
            }
        }
    }

    int root(int place) {
        int at = place;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    void unite(int one, int other) {
        int root = Math.min(one, other);
        int joined = Math.max(one, other);
        parents[joined] = root;
        for (int type = 0; type < types.size(); type++) {
            values[root][type] += values[joined][type];
        }
        known[root] |= known[joined];
        apart[root] |= apart[joined];
        rest[root] |= rest[joined];
    }

    /// Whether a trusted source named one of its strong identifiers.
    boolean known(int root) {
        return known[root];
    }

    Optional<Verdict.Apart> keptApart(int one, int other) {
        long kept = (apart[one] & rest[other]) | (rest[one] & apart[other]);
        return kept == 0
                ? Optional.empty()
                : Optional.of(aparts.get(Long.numberOfTrailingZeros(kept)));
    }

    /// A strong type of which each has a value of its own.
    Optional<String> bothHaveStrong(int one, int other) {
        for (int type = 0; type < types.size(); type++) {
            if (values[one][type] > 0 && values[other][type] > 0 && !rules.weak(types.get(type))) {
                return Optional.of(types.get(type));
            }
        }
        return Optional.empty();
    }

    /// A type of which both have values, together more than a person has.
    Optional<String> overLimit(int one, int other) {
        for (int type = 0; type < types.size(); type++) {
            int a = values[one][type];
            int b = values[other][type];
            if (a > 0 && b > 0 && a + b > rules.limit(types.get(type))) {
                return Optional.of(types.get(type));
            }
        }
        return Optional.empty();
    }
}
