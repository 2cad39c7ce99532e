package org.querencia.runtime.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.identity.ProfileId;

/// What the index is made of, held to plain collections.
class LinkageIndexTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void blocks_tell_the_rows_that_have_a_key(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Blocks blocks = new Blocks();
        Map<Integer, Set<Integer>> plain = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            int key = random.nextInt(300) * 1_024;
            int row = random.nextInt(200);
            if (random.nextInt(3) == 0) {
                blocks.remove(key, row);
                plain.computeIfAbsent(key, _ -> new TreeSet<>()).remove(row);
            } else {
                blocks.add(key, row);
                plain.computeIfAbsent(key, _ -> new TreeSet<>()).add(row);
            }
        }
        plain.forEach((key, rows) -> {
            Set<Integer> told = new TreeSet<>();
            blocks.rows(key, told::add);
            assertThat(told).isEqualTo(rows);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {Blocks.ROWS_MAX, Blocks.ROWS_MAX + 1, 5_000})
    void a_key_of_too_many_tells_nobody(int rows) {
        Blocks blocks = new Blocks();
        for (int row = 0; row < rows; row++) {
            blocks.add(7, row);
        }
        List<Integer> told = new ArrayList<>();
        blocks.rows(7, told::add);

        assertThat(told).hasSize(rows <= Blocks.ROWS_MAX ? rows : 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void numbers_are_given_found_and_given_again(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Numbering numbering = new Numbering();
        Map<ProfileId, Integer> plain = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            ProfileId id = new ProfileId(new UUID(random.nextInt(40) * 4_096L, random.nextInt(90)));
            if (random.nextInt(3) == 0) {
                numbering.free(id);
                plain.remove(id);
            } else {
                plain.put(id, numbering.give(id));
            }
        }
        assertThat(numbering.size()).isEqualTo(plain.size());
        assertThat(new HashSet<>(plain.values())).hasSize(plain.size());
        plain.forEach((id, number) -> {
            assertThat(numbering.find(id)).isEqualTo(number);
            assertThat(numbering.id(number)).isEqualTo(id);
        });
    }
}
