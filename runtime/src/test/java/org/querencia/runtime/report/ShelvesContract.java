package org.querencia.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.runtime.report.Schedule.Cadence;

/// What every store of what stands around measures must do.
public abstract class ShelvesContract {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    /// Shelves with nothing on them; those opened before are gone.
    protected abstract Shelves empty();

    @Test
    void whatever_is_kept_comes_back_whole() {
        Shelves shelves = empty();

        Target target =
                new Target(
                        "t",
                        "revenue",
                        "2026-Q4",
                        List.of("channel=web", "city=Bogotá"),
                        Optional.of(new BigDecimal("0.125")),
                        "ana@x.co",
                        NOON);
        keeps(shelves.targets(), target);
        keeps(
                shelves.targets(),
                new Target("u", "revenue", "month", List.of(), Optional.empty(), "token", NOON));
        keeps(
                shelves.benchmarks(),
                new Benchmark(
                        "b",
                        "conversion",
                        "Muebles",
                        new BigDecimal("0.01"),
                        new BigDecimal("0.03"),
                        "https://example.com/study",
                        DAY,
                        "ana@x.co",
                        NOON));
        keeps(shelves.notes(), new Note("n", DAY, "Subió el precio", "ana@x.co", NOON));
        View view =
                new View(
                        "v",
                        "Ventas por canal",
                        "revenue",
                        "period=12m&split=channel",
                        true,
                        Optional.of(Theme.SALES),
                        "ana@x.co",
                        NOON);
        keeps(shelves.views(), view);
        keeps(shelves.views(), view.pinned(Optional.empty()));
        keeps(
                shelves.schedules(),
                new Schedule(
                        "s",
                        "v",
                        Cadence.WEEKLY,
                        7,
                        List.of("leo@x.co", "ana@x.co"),
                        Locale.of("es"),
                        "ana@x.co",
                        NOON));
        keeps(shelves.choices(), new HomeChoice("ana@x.co", List.of("orders", "revenue"), NOON));
    }

    private static <T extends Kept> void keeps(Shelf<T> shelf, T kept) {
        assertThat(shelf.put(kept)).isTrue();
        assertThat(shelf.find(kept.id())).contains(kept);
    }

    @Test
    void the_newest_stands_first_and_the_same_id_takes_its_place() {
        Shelf<Note> notes = empty().notes();
        Note first = new Note("a", DAY, "first", "ana@x.co", NOON);
        Note later = new Note("b", DAY, "later", "ana@x.co", NOON.plusSeconds(1));
        Note same = new Note("c", DAY, "same instant", "ana@x.co", NOON.plusSeconds(1));
        notes.put(first);
        notes.put(same);
        notes.put(later);

        assertThat(notes.all()).containsExactly(later, same, first);
        Note again = new Note("a", DAY, "again", "ana@x.co", NOON.plusSeconds(2));
        notes.put(again);
        assertThat(notes.all()).containsExactly(again, later, same);
        assertThat(notes.delete("b")).isTrue();
        assertThat(notes.delete("b")).isFalse();
        assertThat(notes.find("b")).isEmpty();
        assertThat(notes.all()).containsExactly(again, same);
    }

    @Test
    void there_is_an_end_to_them() {
        Shelf<Schedule> schedules = empty().schedules();
        for (int i = 0; i < Shelves.SCHEDULES_MAX; i++) {
            assertThat(schedules.put(schedule("s" + i))).isTrue();
        }

        assertThat(schedules.put(schedule("one more"))).isFalse();
        assertThat(schedules.put(schedule("s7"))).isTrue();
        assertThat(schedules.all()).hasSize(Shelves.SCHEDULES_MAX);
    }

    private static Schedule schedule(String id) {
        return new Schedule(
                id, "v", Cadence.DAILY, 7, List.of("ana@x.co"), Locale.of("en"), "ana@x.co", NOON);
    }
}
