package org.querencia.runtime.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.ImportId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Seeds;
import org.querencia.core.segment.Passage;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.segment.SegmentRun.House;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Memberships.Moved;

/// Whatever happens, and however the work is cut: people are in the segments whose rules hold for
/// their whole history, at every instant.
public abstract class SegmentLaws {

    private static final int FACTS = 60;

    /// A state with nothing in it.
    protected abstract House empty();

    /// How many histories are tried.
    protected abstract int seeds();

    @Test
    void people_stand_where_a_plain_reading_of_their_history_puts_them_at_every_moment() {
        Seeds.each(seeds(), (random, _) -> new Case(random, false).run());
    }

    @Test
    void what_is_taken_back_was_never_there() {
        Seeds.each(seeds(), (random, _) -> new Case(random, true).run());
    }

    @Test
    void a_state_made_anew_has_the_same_people_in_segments_and_new_numbers_of_movements() {
        House house = empty();
        MemoryLog log = new MemoryLog("anew");
        SegmentRun run = new SegmentRun(log, house);
        RandomSegments story = new RandomSegments(new Random(21), SegmentRun.IDENTITY);
        for (int i = 0; i < FACTS; i++) {
            Engine.append(log, i % 5 == 0 ? story.definition() : story.fact());
        }
        run.catchUp();
        run.pass(story.now());
        var before = run.memberships(story.named());
        var stood = run.places(story.named());
        long last = house.memberships().lastChange();

        house.state().reset(log.head());
        assertThat(house.memberships().changes(0, 10)).isEmpty();
        assertThat(house.state().standings().firstDue()).isEmpty();
        run.restart();
        run.catchUp();
        run.pass(story.now());

        assertThat(run.memberships(story.named())).isEqualTo(before);
        assertThat(run.places(story.named())).isEqualTo(stood);
        assertThat(house.memberships().changes(0, 1))
                .allMatch(moved -> moved.number() > last)
                .isNotEmpty();
        assertThat(run.passages()).allMatch(passed -> passed.number() > last).isNotEmpty();
    }

    @Test
    void movements_are_kept_for_a_time_and_people_stay_where_they_are() {
        House house = empty();
        MemoryLog log = new MemoryLog("kept");
        SegmentRun run = new SegmentRun(log, house);
        RandomSegments story = new RandomSegments(new Random(11), SegmentRun.IDENTITY);
        for (int i = 0; i < FACTS; i++) {
            Engine.append(log, i % 7 == 0 ? story.definition() : story.fact());
        }
        run.catchUp();
        run.pass(story.now());
        var stood = run.memberships(story.named());
        Memberships memberships = house.memberships();
        List<Moved> all = memberships.changes(0, 10_000);
        Instant middle = all.get(all.size() / 2).movement().at();
        Moved first =
                all.stream()
                        .filter(moved -> !moved.movement().at().isBefore(middle))
                        .findFirst()
                        .orElseThrow();

        assertThat(memberships.forgotten()).isZero();
        memberships.forget(middle);

        assertThat(memberships.forgotten()).isEqualTo(first.number() - 1);
        assertThat(memberships.changes(0, 10_000))
                .isEqualTo(all.stream().filter(moved -> moved.number() >= first.number()).toList());
        assertThat(run.memberships(story.named())).isEqualTo(stood);

        memberships.forget(Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(memberships.changes(0, 10)).isEmpty();
        assertThat(memberships.forgotten()).isEqualTo(memberships.lastChange());
    }

    @Test
    void people_are_counted_in_the_segments_they_are_in() {
        House house = empty();
        MemoryLog log = new MemoryLog("among");
        SegmentRun run = new SegmentRun(log, house);
        RandomSegments story = new RandomSegments(new Random(34), SegmentRun.IDENTITY);
        for (int i = 0; i < FACTS; i++) {
            Engine.append(log, i % 4 == 0 ? story.definition() : story.fact());
        }
        run.catchUp();
        Map<ProfileId, Set<String>> found = run.found(story.named());
        Map<String, Long> expected = new HashMap<>();
        found.values().forEach(keys -> keys.forEach(key -> expected.merge(key, 1L, Long::sum)));

        assertThat(house.memberships().among(found.keySet())).isEqualTo(expected).isNotEmpty();
        assertThat(house.memberships().among(Set.of())).isEmpty();
        Map<String, Long> each = new HashMap<>();
        expected.keySet()
                .forEach(key -> house.memberships().each(key, _ -> each.merge(key, 1L, Long::sum)));
        assertThat(each).isEqualTo(expected);
        Map<String, Long> placed = new HashMap<>();
        house.passages().each("m0", (_, stage) -> placed.merge(stage, 1L, Long::sum));
        Map<String, Long> sizes = new HashMap<>(house.passages().sizes("m0"));
        sizes.remove("");
        assertThat(placed).isEqualTo(sizes);
    }

    private final class Case {
        private final RandomGenerator random;
        private final boolean takesBack;
        private final RandomSegments story;
        private final MemoryLog log = new MemoryLog("segments");
        private final SegmentRun live = new SegmentRun(log, empty());

        Case(RandomGenerator random, boolean takesBack) {
            this.random = random;
            this.takesBack = takesBack;
            this.story = new RandomSegments(random, SegmentRun.IDENTITY);
        }

        void run() {
            for (int i = 0; i < FACTS; i++) {
                happen();
                if (random.nextInt(3) == 0) {
                    live.catchUp();
                    if (random.nextInt(3) == 0) {
                        live.pass(story.now());
                        compare(story.now());
                    }
                }
                if (random.nextInt(10) == 0) {
                    live.catchUpWithCrash(random.nextInt(6));
                }
                if (random.nextInt(12) == 0) {
                    live.restart();
                }
            }
            live.catchUp();
            Instant end = story.now();
            for (int i = 0; i < 4; i++) {
                end = end.plus(Duration.ofMinutes(random.nextInt(5_000 << i)));
                live.pass(end);
                compare(end);
            }
            compareWithReplay(end);
            if (!takesBack) {
                compareWithMovements();
                compareWithPassages();
            }
        }

        /// A segment that goes takes its people with it without a word.
        private void compareWithMovements() {
            Map<ProfileId, Set<String>> found = live.found(story.named());
            live.lastMoved()
                    .forEach((person, last) ->
                            last.forEach((key, entered) -> {
                                boolean is = found.getOrDefault(person, Set.of()).contains(key);
                                assertThat(!is || entered).as(person + " " + key).isTrue();
                            }));
            found.forEach((person, keys) ->
                    assertThat(live.lastMoved().getOrDefault(person, Map.of()).keySet())
                            .containsAll(keys));
        }

        /// Each passage begins where the former ended, unless the model was given up in between;
        /// the last ends where the person is.
        private void compareWithPassages() {
            Map<ProfileId, Map<String, Optional<String>>> last = new HashMap<>();
            live.passages()
                    .forEach(row -> {
                        Passage passage = row.passage();
                        Map<String, Optional<String>> theirs =
                                last.computeIfAbsent(
                                        passage.occasion().profile(), _ -> new HashMap<>());
                        Optional<String> former =
                                theirs.getOrDefault(passage.model(), Optional.empty());
                        assertThat(passage.from())
                                .as("%s", passage)
                                .isIn(former, Optional.<String>empty());
                        assertThat(passage.to()).isNotEqualTo(passage.from());
                        theirs.put(passage.model(), passage.to());
                    });
            live.stages(story.named())
                    .forEach((person, stages) ->
                            stages.forEach((model, stage) ->
                                    assertThat(last.getOrDefault(person, Map.of()).get(model))
                                            .isEqualTo(Optional.of(stage))));
        }

        private void happen() {
            Optional<ImportId> importId =
                    takesBack ? Optional.of(new ImportId(1 + random.nextInt(3))) : Optional.empty();
            if (random.nextInt(8) == 0) {
                story.definitions().forEach(definition -> Engine.append(log, definition));
            } else if (takesBack && random.nextInt(14) == 0) {
                Engine.append(log, story.retraction(1 + random.nextInt(3)));
            } else if (takesBack && random.nextInt(14) == 0 && !story.named().isEmpty()) {
                Erasure erasure = story.erasure();
                Engine.append(log, erasure);
                live.catchUp();
                erasure.anchors().stream()
                        .filter(gone -> !live.isNamed(gone))
                        .forEach(gone -> assertThat(live.movedBy(gone)).isEmpty());
            } else {
                Engine.append(log, importId, story.fact());
            }
        }

        private void compare(Instant at) {
            Map<ProfileId, Set<String>> found = live.found(story.named());
            assertThat(found)
                    .as("at %s, rules %s", at, live.rules())
                    .isEqualTo(live.expected(story.named(), at));
            assertThat(live.stages(story.named()))
                    .as("at %s, rules %s", at, live.rules())
                    .isEqualTo(live.expectedStages(story.named(), at));
            var places = live.places(story.named());
            live.listedStages()
                    .forEach((model, people) ->
                            people.forEach((person, place) ->
                                    assertThat(places.getOrDefault(person, new TreeMap<>()))
                                            .as("%s in %s", person, model)
                                            .containsEntry(model, place)));
            Map<String, Set<ProfileId>> listed = live.listed();
            listed.forEach((key, members) ->
                    assertThat(members)
                            .as(key)
                            .isEqualTo(
                                    found.entrySet().stream()
                                            .filter(entry -> entry.getValue().contains(key))
                                            .map(Map.Entry::getKey)
                                            .collect(java.util.stream.Collectors.toSet())));
        }

        private void compareWithReplay(Instant end) {
            MemoryState state = new MemoryState();
            SegmentRun replay = new SegmentRun(log, House.of(state));
            replay.catchUp();
            replay.pass(end);
            assertThat(live.memberships(story.named()))
                    .isEqualTo(replay.memberships(story.named()));
            assertThat(live.places(story.named())).isEqualTo(replay.places(story.named()));
            if (!takesBack) {
                assertThat(live.figures(end)).isEqualTo(replay.figures(end));
            }
        }
    }
}
