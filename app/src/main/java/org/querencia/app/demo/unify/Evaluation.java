package org.querencia.app.demo.unify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.querencia.app.demo.silo.TruthFile.Named;
import org.querencia.app.demo.silo.TruthFile.Told;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Recognition.Accepted;

/// Holds the people of a server against the truth.
///
/// A record belongs to its strongest identifier for ever, so the person it ended up with is the one
/// who has that identifier now.
public final class Evaluation {

    /// Asked for at once.
    private static final int ANCHORS_MAX = 5_000;

    private final IdentityRules rules;
    private final Function<Collection<AnchorId>, Map<AnchorId, ProfileId>> owners;

    /// @param owners the present people of those anchors that exist
    public Evaluation(
            IdentityRules rules, Function<Collection<AnchorId>, Map<AnchorId, ProfileId>> owners) {
        this.rules = rules;
        this.owners = owners;
    }

    /// A record with the identifier it belongs to.
    ///
    /// @param weak whether that names a browser only
    private record Placed(String person, AnchorId anchor, boolean weak) {}

    public Score score(List<Told> records) {
        List<Placed> placed = new ArrayList<>();
        records.forEach(record -> place(record).ifPresent(placed::add));
        Map<AnchorId, ProfileId> people = people(placed);
        List<Placed> named = placed.stream().filter(one -> !one.weak).toList();
        Map<String, Map<String, Long>> cells = new HashMap<>();
        Map<String, Set<String>> peopleOf = new HashMap<>();
        for (Placed one : named) {
            // An anchor that nobody has was not taken: it is found with nothing else.
            String found =
                    Optional.ofNullable(people.get(one.anchor))
                            .map(profile -> profile.value().toString())
                            .orElseGet(() -> "none " + one.anchor.value());
            cells.computeIfAbsent(one.person, _ -> new HashMap<>()).merge(found, 1L, Long::sum);
            peopleOf.computeIfAbsent(found, _ -> new HashSet<>()).add(one.person);
        }
        long visits = 0;
        long recognised = 0;
        for (Placed one : placed) {
            if (one.weak) {
                visits++;
                ProfileId profile = people.get(one.anchor);
                boolean with =
                        profile != null
                                && peopleOf.getOrDefault(profile.value().toString(), Set.of())
                                        .contains(one.person);
                recognised += with ? 1 : 0;
            }
        }
        return counted(records.size(), named.size(), cells, visits, recognised);
    }

    private static Score counted(
            long records,
            long named,
            Map<String, Map<String, Long>> cells,
            long visits,
            long recognised) {
        Map<String, Long> saidSizes = new HashMap<>();
        long same = 0;
        long right = 0;
        for (Map<String, Long> ofPerson : cells.values()) {
            long size = 0;
            for (Map.Entry<String, Long> cell : ofPerson.entrySet()) {
                size += cell.getValue();
                right += pairs(cell.getValue());
                saidSizes.merge(cell.getKey(), cell.getValue(), Long::sum);
            }
            same += pairs(size);
        }
        long said = saidSizes.values().stream().mapToLong(Evaluation::pairs).sum();
        return new Score(
                records,
                named,
                cells.size(),
                saidSizes.size(),
                same,
                said,
                right,
                visits,
                recognised);
    }

    private Optional<Placed> place(Told record) {
        List<Identifier> accepted = new ArrayList<>();
        for (Named named : record.named()) {
            if (rules.identifier(named.type(), named.value()) instanceof Accepted(var identifier)) {
                accepted.add(identifier);
            }
        }
        return rules.ordered(accepted).stream()
                .findFirst()
                .map(first ->
                        new Placed(
                                record.person(), rules.anchorId(first), rules.weak(first.type())));
    }

    private Map<AnchorId, ProfileId> people(List<Placed> placed) {
        List<AnchorId> anchors = placed.stream().map(Placed::anchor).distinct().toList();
        Map<AnchorId, ProfileId> people = new HashMap<>();
        for (int from = 0; from < anchors.size(); from += ANCHORS_MAX) {
            int to = Math.min(from + ANCHORS_MAX, anchors.size());
            people.putAll(owners.apply(anchors.subList(from, to)));
        }
        return people;
    }

    private static long pairs(long size) {
        return size * (size - 1) / 2;
    }
}
