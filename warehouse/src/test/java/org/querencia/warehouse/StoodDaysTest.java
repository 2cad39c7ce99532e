package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.segment.Cause;
import org.querencia.core.segment.Membership;
import org.querencia.runtime.analyst.Analysis;
import org.querencia.runtime.analyst.Column;
import org.querencia.runtime.analyst.Query;
import org.querencia.runtime.analyst.Stop;
import org.querencia.runtime.measure.Beside;
import org.querencia.runtime.measure.Standpoints.Kept;
import org.querencia.runtime.state.Memberships.Member;
import org.querencia.runtime.warehouse.Scene;

/// Where analysts see people stand at the end of each day.
final class StoodDaysTest extends MeasureKit {

    private static final String ANA = "user_id:ana";
    private static final String EVA = "user_id:eva";
    private static final String SEGMENTS =
            "SELECT day, segment FROM segment_days WHERE person = '%s' ORDER BY ALL";

    private final ToldStandpoints told = new ToldStandpoints();

    @TempDir private Path files;

    @BeforeEach
    void watch() {
        warehouse.knowing(Beside.NOTHING.standing(told));
    }

    @Test
    void a_day_stands_in_the_stages_in_which_it_ended() {
        project(
                order("A1", 100).by(ANA).at(day(1)),
                order("A2", 10).by(ANA).at(day(5)),
                order("A3", 7).by(EVA).at(day(2)),
                order("A4", 3).at(day(2)));
        told.passes(ANA, "journey", "interest", NOON);
        told.passes(ANA, "journey", "purchase", day(1));
        told.passes(ANA, "journey", "loyalty", day(1).plusSeconds(60));
        told.passes(ANA, "business", "client", day(5).plus(Duration.ofHours(18)));
        told.passes(ANA, "life", "old", NOON);
        told.passes(EVA, "journey", "interest", day(-3));
        told.passes(EVA, "journey", "", day(-2));

        assertThat(
                        rows(
                                """
                                SELECT day, journey_stage, business_stage, CAST(sum(revenue) AS INTEGER)
                                FROM customer_days WHERE orders > 0 GROUP BY ALL ORDER BY ALL\
                                """))
                .containsExactly(
                        "2026-11-02|loyalty||100", "2026-11-03|||10", "2026-11-06|loyalty||10");
        assertThat(rows("SELECT CAST(sum(revenue) AS INTEGER), sum(orders) FROM customer_days"))
                .containsExactly("120|4");
    }

    @Test
    void a_day_stands_in_the_segments_in_which_it_ended() {
        seen(ANA, 0, 1, 2, 3, 4, 5);
        told.enters(EVA, "vip", day(0));
        told.enters(ANA, "vip", day(1));
        told.leaves(ANA, "vip", day(3));
        told.enters(ANA, "vip", day(3).plusSeconds(60));
        told.leaves(ANA, "vip", day(4));
        told.enters(ANA, "big", day(2));
        told.leaves(ANA, "big", day(2).plusSeconds(9));

        assertThat(rows(SEGMENTS.formatted(Scene.person(ANA))))
                .containsExactly("2026-11-02|vip", "2026-11-03|vip", "2026-11-04|vip");
    }

    @Test
    void what_was_before_movements_are_known_is_told_by_who_is_in_now() {
        seen(ANA, 0, 2, 4);
        seen(EVA, 0, 2, 4);
        told.enters(ANA, "vip", day(2));
        told.enters(EVA, "vip", day(3));
        told.leaves(EVA, "vip", day(4));
        told.kept()
                .add(
                        new Kept(
                                "old",
                                new Member(
                                        Scene.person(EVA),
                                        new Membership(day(1), Cause.EVENT, 1))));

        assertThat(rows(SEGMENTS.formatted(Scene.person(ANA))))
                .containsExactly("2026-11-01|vip", "2026-11-03|vip", "2026-11-05|vip");
        assertThat(rows(SEGMENTS.formatted(Scene.person(EVA)))).contains("2026-11-03|old");
    }

    @Test
    void nobody_is_twice_in_a_segment_on_one_day() {
        seen(ANA, -2, 0, 2, 4);
        told.leaves(ANA, "vip", day(1));
        told.enters(ANA, "vip", day(3));

        assertThat(rows(SEGMENTS.formatted(Scene.person(ANA))))
                .containsExactly("2026-10-30|vip", "2026-11-01|vip", "2026-11-05|vip");
        assertThat(told("events", "segment", List.of())).containsExactly("vip|3", "|1");
    }

    @Test
    void files_of_days_tell_segments_too() throws IOException {
        seen(ANA, 1);
        told.enters(ANA, "vip", day(0));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        warehouse.dayFiles().write("segment_days", LocalDate.of(2026, 11, 2), out);

        List<String> rows = new ArrayList<>();
        ParquetFile.read(
                Files.write(files.resolve("day.parquet"), out.toByteArray()),
                cells -> rows.add(String.join("|", cells)));
        assertThat(rows)
                .containsExactly("day|person|segment", "2026-11-02|%s|vip".formatted(Scene.person(ANA)));
    }

    private void seen(String who, int... days) {
        for (int one : days) {
            project(page("Home").by(who).at(day(one)));
        }
    }

    private static Instant day(int days) {
        return NOON.plus(Duration.ofDays(days));
    }

    private List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        warehouse
                .analysis()
                .ask(
                        new Query(sql, 100, Duration.ofSeconds(20), new Stop()),
                        new Analysis.Taker() {
                            @Override
                            public void columns(List<Column> columns) {}

                            @Override
                            public boolean row(List<Optional<String>> cells) {
                                return rows.add(
                                        String.join(
                                                "|",
                                                cells.stream()
                                                        .map(cell -> cell.orElse("-"))
                                                        .toList()));
                            }
                        });
        return rows;
    }
}
