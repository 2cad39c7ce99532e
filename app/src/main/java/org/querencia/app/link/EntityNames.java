package org.querencia.app.link;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Names entities so that they keep their names.
///
/// Without an earlier result an entity is named by the first of its records' ids: of the file whose
/// name comes first, and there shorter ones before longer ones, so that numbers are in their order.
/// No order of rows or files changes that, nor do records with later ids, as new ones usually are;
/// an earlier id that joins renames the entity, as it must where a name is made of nothing but what
/// the entity holds. With an earlier result nothing but what came apart, and the lesser of those
/// that came together, gets another name.
public final class EntityNames {

    private final LinkTable table;
    private final Comparator<Integer> order;

    private EntityNames(LinkTable table) {
        this.table = table;
        this.order =
                Comparator.<Integer, String>comparing(
                                row -> table.files().get(table.sources()[row]))
                        .thenComparingInt(row -> table.ids()[row].length())
                        .thenComparing(row -> table.ids()[row])
                        .thenComparing(row -> row);
    }

    /// What an earlier run said.
    ///
    /// @param entities of each row the name it had; empty where it had none
    /// @param names all that were given, also to records that are no more
    public record Earlier(String[] entities, Set<String> names) {

        /// Throws [LinkException] when the file cannot be read or names no record that is linked.
        public static Earlier read(Path file, LinkTable table) {
            String[] entities = new String[table.rows()];
            Arrays.fill(entities, "");
            Set<String> names = new HashSet<>();
            LinkTruth.each(
                    file,
                    table,
                    (row, entity) -> {
                        names.add(entity);
                        if (row >= 0) {
                            entities[row] = entity;
                        }
                    });
            return new Earlier(entities, names);
        }
    }

    /// The name of each entity.
    ///
    /// @param entities of each row, as the number of one of its rows
    public static Map<Integer, String> of(
            LinkTable table, int[] entities, Optional<Earlier> earlier) {
        EntityNames naming = new EntityNames(table);
        Map<Integer, Integer> first = naming.first(entities);
        Map<Integer, String> names = new HashMap<>();
        earlier.ifPresent(before -> names.putAll(naming.kept(entities, before, first)));
        Set<String> taken = new HashSet<>(earlier.map(Earlier::names).orElse(Set.of()));
        List<Integer> unnamed = new ArrayList<>(first.keySet());
        unnamed.removeAll(names.keySet());
        unnamed.sort(Comparator.comparing(first::get, naming.order));
        for (int entity : unnamed) {
            names.put(entity, naming.fresh(first.getOrDefault(entity, entity), taken));
        }
        return names;
    }

    private Map<Integer, Integer> first(int[] entities) {
        Map<Integer, Integer> first = new HashMap<>();
        for (int row = 0; row < entities.length; row++) {
            first.merge(entities[row], row, (a, b) -> order.compare(a, b) <= 0 ? a : b);
        }
        return first;
    }

    private record Overlap(String name, int entity, int records, int named) {}

    /// Names go where most of their records went, the larger entity's before the lesser's, and each
    /// to one entity.
    private Map<Integer, String> kept(
            int[] entities, Earlier earlier, Map<Integer, Integer> first) {
        Map<String, Map<Integer, Integer>> went = new TreeMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        for (int row = 0; row < entities.length; row++) {
            String name = earlier.entities()[row];
            if (!name.isEmpty()) {
                went.computeIfAbsent(name, _ -> new HashMap<>())
                        .merge(entities[row], 1, Integer::sum);
                sizes.merge(name, 1, Integer::sum);
            }
        }
        List<Overlap> overlaps = new ArrayList<>();
        went.forEach((name, parts) ->
                parts.forEach((entity, records) ->
                        overlaps.add(
                                new Overlap(name, entity, records, sizes.getOrDefault(name, 0)))));
        overlaps.sort(
                Comparator.comparingInt(Overlap::records)
                        .thenComparingInt(Overlap::named)
                        .reversed()
                        .thenComparingInt(overlap -> overlap.name().length())
                        .thenComparing(Overlap::name)
                        .thenComparing(overlap -> first.getOrDefault(overlap.entity(), 0), order));
        Map<Integer, String> names = new HashMap<>();
        Set<String> given = new HashSet<>();
        for (Overlap overlap : overlaps) {
            if (!names.containsKey(overlap.entity()) && given.add(overlap.name())) {
                names.put(overlap.entity(), overlap.name());
            }
        }
        return names;
    }

    /// What another entity was ever called is called so no more.
    private String fresh(int row, Set<String> taken) {
        String name = table.name(row);
        int again = 1;
        while (!taken.add(name)) {
            again++;
            name = table.name(row) + "~" + again;
        }
        return name;
    }
}
