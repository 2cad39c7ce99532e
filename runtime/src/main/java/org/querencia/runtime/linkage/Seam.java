package org.querencia.runtime.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.Verdict;
import org.querencia.runtime.state.Described;

/// Where likeness alone joined two parts of somebody.
///
/// @param links that join them, by likeness all of them; not empty
/// @param one the part with the link's `a`
/// @param sides what would be left on the one side and on the other without these links, the side
///   of `one` first; empty where other likeness holds both together
record Seam(List<Link> links, Described one, Described other, Optional<Sides> sides) {

    Seam {
        links = List.copyOf(links);
    }

    record Sides(Described one, Described other) {}

    /// Those of a person that nobody decided about.
    static List<Seam> of(Described person, Component component) {
        return person.parts().isEmpty() ? List.of() : new Cutting(person, component).seams();
    }

    private record Between(int low, int high) implements Comparable<Between> {
        static Between of(int one, int other) {
            return new Between(Math.min(one, other), Math.max(one, other));
        }

        @Override
        public int compareTo(Between to) {
            int order = Integer.compare(low, to.low);
            return order == 0 ? Integer.compare(high, to.high) : order;
        }
    }

    private static final class Cutting {
        private final Described person;
        private final Map<AnchorId, Integer> part = new HashMap<>();
        private final List<Between> byHand = new ArrayList<>();
        private final Map<Between, List<Link>> likely = new TreeMap<>();

        Cutting(Described person, Component component) {
            this.person = person;
            for (int i = 0; i < person.parts().size(); i++) {
                for (Node node : person.parts().get(i).nodes()) {
                    part.put(node.id(), i);
                }
            }
            for (Verdict verdict : component.verdicts()) {
                if (verdict instanceof Verdict.Joined joined) {
                    between(joined.pair()).ifPresent(byHand::add);
                }
            }
            for (Link link : component.links().values()) {
                if (link.grounds() == Link.Grounds.PROBABLE && !decided(link, component)) {
                    between(link.pair())
                            .ifPresent(pair ->
                                    likely.computeIfAbsent(pair, _ -> new ArrayList<>()).add(link));
                }
            }
        }

        private static boolean decided(Link link, Component component) {
            return component.verdicts().stream().anyMatch(verdict -> decides(verdict, link));
        }

        private static boolean decides(Verdict verdict, Link link) {
            return switch (verdict) {
                case Verdict.Unlikely unlikely -> unlikely.pair().equals(link.pair());
                case Verdict.LinkRefused refused -> refused.pair().equals(link.pair());
                case Verdict.Joined _, Verdict.Apart _ -> false;
            };
        }

        /// Empty where an end is somebody else's, or both are held together anyway.
        private Optional<Between> between(Link.Pair pair) {
            Integer one = part.get(pair.a());
            Integer other = part.get(pair.b());
            return one == null || other == null || one.equals(other)
                    ? Optional.empty()
                    : Optional.of(Between.of(one, other));
        }

        List<Seam> seams() {
            List<Seam> seams = new ArrayList<>();
            int[] held = roots(byHand);
            likely.forEach((pair, links) -> {
                if (held[pair.low()] != held[pair.high()]) {
                    seams.add(seam(pair, links));
                }
            });
            return seams;
        }

        private Seam seam(Between pair, List<Link> links) {
            List<Link> ordered =
                    links.stream()
                            .sorted(Comparator.comparing(Link::a).thenComparing(Link::b))
                            .toList();
            boolean low = part.getOrDefault(ordered.getFirst().a(), -1) == pair.low();
            int one = low ? pair.low() : pair.high();
            int other = low ? pair.high() : pair.low();
            List<Between> rest = new ArrayList<>(byHand);
            likely.keySet().stream().filter(each -> !each.equals(pair)).forEach(rest::add);
            int[] roots = roots(rest);
            return new Seam(
                    ordered,
                    person.only(person.parts().get(one)),
                    person.only(person.parts().get(other)),
                    roots[one] == roots[other]
                            ? Optional.empty()
                            : Optional.of(
                                    new Sides(side(roots, roots[one]), side(roots, roots[other]))));
        }

        private Described side(int[] roots, int root) {
            List<Described.Part> parts = new ArrayList<>();
            for (int i = 0; i < roots.length; i++) {
                if (roots[i] == root) {
                    parts.add(person.parts().get(i));
                }
            }
            return person.only(parts);
        }

        /// Of each part, the least of those held together with it.
        private int[] roots(List<Between> pairs) {
            int[] roots = new int[person.parts().size()];
            for (int i = 0; i < roots.length; i++) {
                roots[i] = i;
            }
            for (Between pair : pairs) {
                int kept = Math.min(roots[pair.low()], roots[pair.high()]);
                int gone = Math.max(roots[pair.low()], roots[pair.high()]);
                for (int i = 0; i < roots.length; i++) {
                    if (roots[i] == gone) {
                        roots[i] = kept;
                    }
                }
            }
            return roots;
        }
    }
}
