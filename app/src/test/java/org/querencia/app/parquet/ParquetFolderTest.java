package org.querencia.app.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.parquet.ParquetFolder.Outcome;
import org.querencia.runtime.analyst.DayFiles;

/// A folder of days follows what is known of them.
class ParquetFolderTest {

    private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");

    @TempDir private Path folder;
    private final Days days = new Days();

    private static final class Days implements DayFiles {
        private final Map<LocalDate, String> events = new TreeMap<>();
        private final List<LocalDate> written = new ArrayList<>();
        private boolean full;

        @Override
        public List<DayFile> all(LocalDate from, LocalDate until) {
            return events.entrySet().stream()
                    .filter(day -> !day.getKey().isBefore(from) && !day.getKey().isAfter(until))
                    .map(day -> new DayFile("events", day.getKey(), 1, "hash of " + day.getValue()))
                    .toList();
        }

        @Override
        public void write(String table, LocalDate day, OutputStream out) throws IOException {
            written.add(day);
            out.write(String.valueOf(events.get(day)).getBytes(StandardCharsets.UTF_8));
            if (full) {
                throw new IOException("no space left");
            }
        }
    }

    private static LocalDate day(int number) {
        return LocalDate.of(2026, 11, number);
    }

    private Outcome update() throws IOException {
        return new ParquetFolder(folder)
                .update(days, ParquetRound.EVER, ParquetRound.NEVER, NOON, (_, _) -> {});
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void days_are_written_once_and_again_when_they_changed() throws IOException {
        days.events.put(day(1), "a");
        days.events.put(day(2), "b");

        assertThat(update()).isEqualTo(new Outcome(2, 0, 0));
        assertThat(update()).isEqualTo(new Outcome(0, 2, 0));
        days.events.put(day(1), "late");
        assertThat(update()).isEqualTo(new Outcome(1, 1, 0));

        assertThat(days.written).containsExactly(day(1), day(2), day(1));
        assertThat(files())
                .containsExactly(
                        "events/day=2026-11-01/events.parquet",
                        "events/day=2026-11-02/events.parquet",
                        "manifest.json");
        assertThat(folder.resolve("events/day=2026-11-01/events.parquet")).hasContent("late");
        assertThat(folder.resolve("manifest.json"))
                .content()
                .contains("\"content\" : \"hash of late\"", "\"bytes\" : 4", NOON.toString());
    }

    @Test
    void a_day_of_which_nothing_is_left_goes_and_a_file_that_was_lost_comes_back()
            throws IOException {
        days.events.put(day(1), "a");
        days.events.put(day(2), "b");
        update();
        days.events.remove(day(2));
        Files.delete(folder.resolve("events/day=2026-11-01/events.parquet"));

        assertThat(update()).isEqualTo(new Outcome(1, 0, 1));
        assertThat(files())
                .containsExactly("events/day=2026-11-01/events.parquet", "manifest.json");
    }

    @Test
    void days_outside_are_left_alone() throws IOException {
        days.events.put(day(1), "a");
        days.events.put(day(2), "b");
        update();
        days.events.clear();

        assertThat(new ParquetFolder(folder).update(days, day(2), day(3), NOON, (_, _) -> {}))
                .isEqualTo(new Outcome(0, 0, 1));
        assertThat(files())
                .containsExactly("events/day=2026-11-01/events.parquet", "manifest.json");
    }

    @Test
    void what_fails_on_the_way_leaves_what_was_there() throws IOException {
        days.events.put(day(1), "a");
        update();
        days.events.put(day(1), "longer");
        days.full = true;

        assertThatThrownBy(this::update).hasMessageContaining("no space left");
        assertThat(folder.resolve("events/day=2026-11-01/events.parquet")).hasContent("a");
        assertThat(files())
                .containsExactly("events/day=2026-11-01/events.parquet", "manifest.json");
        days.full = false;
        assertThat(update()).isEqualTo(new Outcome(1, 0, 0));
    }

    @Test
    void a_folder_with_another_manifest_is_not_touched() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "not ours");
        days.events.put(day(1), "a");

        assertThatThrownBy(this::update).hasMessageContaining("no manifest of an export");
        assertThat(files()).containsExactly("manifest.json");
    }
}
