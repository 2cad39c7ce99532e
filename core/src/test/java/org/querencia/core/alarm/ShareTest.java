package org.querencia.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.alarm.Share.Told;

class ShareTest {

    @Test
    void the_part_that_fell_is_the_cause() {
        assertThat(
                        Share.likely(
                                List.of(
                                        new Told("source", "site", 60, 120),
                                        new Told("channel", "web", 10, 68),
                                        new Told("channel", "app", 50, 52))))
                .contains(new Share("channel", "web", 10, 68, 58 / 60.0));
    }

    @Test
    void parts_that_all_fell_alike_explain_nothing() {
        assertThat(
                        Share.likely(
                                List.of(
                                        new Told("channel", "web", 35, 70),
                                        new Told("channel", "app", 25, 50),
                                        new Told("source", "site", 60, 120))))
                .isEqualTo(Optional.empty());
    }

    @Test
    void one_part_may_fall_more_than_the_whole() {
        assertThat(
                        Share.likely(
                                List.of(
                                        new Told("channel", "web", 0, 60),
                                        new Told("channel", "app", 80, 60))))
                .contains(new Share("channel", "web", 0, 60, 1.5));
    }

    @Test
    void nothing_explains_nothing() {
        assertThat(Share.likely(List.of())).isEmpty();
        assertThat(Share.likely(List.of(new Told("channel", "web", 0, 0)))).isEmpty();
    }
}
