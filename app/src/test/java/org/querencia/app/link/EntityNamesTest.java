package org.querencia.app.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.app.link.EntityNames.Earlier;

class EntityNamesTest {

    @Test
    void an_entity_is_named_by_its_first_id_whatever_the_order_of_rows_and_files() {
        LinkTable one = table(List.of("b.csv", "a.csv"), "10", "9", "9");
        int[] all = {0, 0, 0};
        one.sources()[2] = 1;

        assertThat(EntityNames.of(one, all, Optional.empty())).isEqualTo(Map.of(0, "a.csv:9"));

        LinkTable turned = table(List.of("a.csv", "b.csv"), "9", "9", "10");
        turned.sources()[1] = 1;
        turned.sources()[2] = 1;
        assertThat(EntityNames.of(turned, all, Optional.empty())).isEqualTo(Map.of(0, "a.csv:9"));
    }

    @Test
    void later_ids_rename_nobody() {
        LinkTable table = table(List.of("a.csv"), "8", "9", "10", "11");

        assertThat(EntityNames.of(table, new int[] {0, 1, 0, 1}, Optional.empty()))
                .isEqualTo(Map.of(0, "8", 1, "9"));
    }

    @Test
    void an_earlier_id_renames_nobody_where_the_earlier_result_is_given() {
        LinkTable table = table(List.of("a.csv"), "5", "7", "6", "1");

        assertThat(names(table, new int[] {0, 0, 2, 0}, "5", "5", "6", ""))
                .isEqualTo(Map.of(0, "5", 2, "6"));
    }

    @Test
    void what_came_together_is_called_as_the_larger_and_what_came_apart_as_before_in_most() {
        LinkTable table = table(List.of("a.csv"), "1", "2", "3", "4", "5");

        assertThat(names(table, new int[] {0, 0, 0, 0, 0}, "1", "2", "2", "2", "1"))
                .isEqualTo(Map.of(0, "2"));
        assertThat(names(table, new int[] {0, 1, 1, 1, 0}, "1", "1", "1", "1", "1"))
                .isEqualTo(Map.of(0, "1~2", 1, "1"));
        assertThat(names(table, new int[] {0, 0, 2, 2, 2}, "1", "1", "4", "4", ""))
                .isEqualTo(Map.of(0, "1", 2, "4"));
    }

    /// The law: whatever records come, and however they are linked, an entity that neither came
    /// apart nor together keeps its name, no name is given twice or to somebody else, and the same
    /// again gives the same.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void names_stay_with_their_entities_when_records_come(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] ids = IntStream.range(0, 60).mapToObj(i -> id(random, i)).toArray(String[]::new);
        int[] entities = new int[ids.length];
        String[] before = new String[ids.length];
        Arrays.fill(before, "");
        Set<String> ever = new HashSet<>();
        for (int known = 10; known <= ids.length; known += 10) {
            LinkTable table = table(List.of("a.csv"), Arrays.copyOf(ids, known));
            for (int row = known - 10; row < known; row++) {
                entities[row] = random.nextInt(3) == 0 ? row : entities[random.nextInt(row + 1)];
            }
            regroup(entities, known, random);
            int[] now = Arrays.copyOf(entities, known);
            String[] had = Arrays.copyOf(before, known);
            Map<Integer, String> names =
                    EntityNames.of(table, now, Optional.of(new Earlier(had, ever)));

            assertThat(names.keySet())
                    .isEqualTo(new HashSet<>(Arrays.stream(now).boxed().toList()));
            assertThat(new HashSet<>(names.values())).hasSameSizeAs(names.keySet());
            Map<String, Set<Integer>> went = new HashMap<>();
            Map<Integer, Set<String>> came = new HashMap<>();
            for (int row = 0; row < known; row++) {
                if (!had[row].isEmpty()) {
                    went.computeIfAbsent(had[row], _ -> new TreeSet<>()).add(now[row]);
                    came.computeIfAbsent(now[row], _ -> new TreeSet<>()).add(had[row]);
                }
            }
            names.forEach((entity, name) -> {
                Set<String> from = came.getOrDefault(entity, Set.of());
                assertThat(from.contains(name) || !ever.contains(name)).isTrue();
                if (from.size() == 1
                        && went.getOrDefault(from.iterator().next(), Set.of()).size() == 1) {
                    assertThat(name).isEqualTo(from.iterator().next());
                }
            });
            for (int row = 0; row < known; row++) {
                before[row] = names.getOrDefault(now[row], "?");
            }
            ever.addAll(names.values());
            assertThat(
                            EntityNames.of(
                                    table,
                                    now,
                                    Optional.of(new Earlier(Arrays.copyOf(before, known), ever))))
                    .isEqualTo(names);
        }
    }

    /// Some come together, and some leave.
    private static void regroup(int[] entities, int known, SplittableRandom random) {
        int one = entities[random.nextInt(known)];
        int other = entities[random.nextInt(known)];
        for (int row = 0; row < known; row++) {
            if (entities[row] == other) {
                entities[row] = one;
            }
        }
        int leaves = random.nextInt(known);
        if (Arrays.stream(entities, 0, known).noneMatch(entity -> entity == leaves)) {
            entities[leaves] = leaves;
        }
    }

    private static String id(SplittableRandom random, int number) {
        return random.nextInt(1_000) + "-" + number;
    }

    private static Map<Integer, String> names(LinkTable table, int[] entities, String... had) {
        return EntityNames.of(
                table, entities, Optional.of(new Earlier(had, new HashSet<>(List.of(had)))));
    }

    private static LinkTable table(List<String> files, String... ids) {
        return new LinkTable(files, ids, new int[ids.length], List.of());
    }
}
