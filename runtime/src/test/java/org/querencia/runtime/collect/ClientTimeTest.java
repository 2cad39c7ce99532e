package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-11-22T10:15:30Z                | 2026-11-22T10:15:30Z
                    2026-11-22T10:15:30.1Z              | 2026-11-22T10:15:30.100Z
                    2026-11-22T10:15:30.123Z            | 2026-11-22T10:15:30.123Z
                    2026-11-22T10:15:30.123456Z         | 2026-11-22T10:15:30.123456Z
                    2026-11-22T10:15:30.123456789Z      | 2026-11-22T10:15:30.123456Z
                    2026-11-22T10:15:30.999999999Z      | 2026-11-22T10:15:30.999999Z
                    2026-11-22T10:15:30                 | 2026-11-22T10:15:30Z
                    2026-11-22T10:15:30.123             | 2026-11-22T10:15:30.123Z
                    2026-11-22T10:15:30-05:00           | 2026-11-22T15:15:30Z
                    2026-11-22T10:15:30.123456789+0530  | 2026-11-22T04:45:30.123456Z
                    2026-11-22T10:15:30-05              | 2026-11-22T15:15:30Z
                    2026-11-22 10:15:30                 | 2026-11-22T10:15:30Z
                    2026-11-22 10:15:30 +0000           | 2026-11-22T10:15:30Z
                    2026-11-22T10:15Z                   | 2026-11-22T10:15:00Z
                    2026-11-22                          | 2026-11-22T00:00:00Z
                    2024-02-29T00:00:00Z                | 2024-02-29T00:00:00Z
                    1795342530                          | 2026-11-22T10:15:30Z
                    1795342530.5                        | 2026-11-22T10:15:30.500Z
                    1795342530.1234567                  | 2026-11-22T10:15:30.123456Z
                    1795342530123                       | 2026-11-22T10:15:30.123Z
                    0                                   | 1970-01-01T00:00:00Z
                    1900-01-01T00:00:00Z                | 1900-01-01T00:00:00Z
                    9999-12-31T23:59:59Z                | 9999-12-31T23:59:59Z
                    """)
    void a_time_is_read_however_it_is_written(String text, Instant instant) {
        assertThat(ClientTime.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "yesterday",
                "2026-11-22T24:00:00Z",
                "2026-11-22T10:60:00Z",
                "2026-11-22T10:15:61Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01",
                "2026-11-22T1a:15:30Z",
                "1899-12-31T23:59:59Z",
                "10000-01-01T00:00:00Z",
                "-1",
                "1e12",
                "9999999999999999",
                "99999999999999999999999999999999999999999"
            })
    void what_is_no_time_is_none(String text) {
        assertThat(ClientTime.parse(text)).isEmpty();
    }

    /// The quick way for the usual form and the general one agree.
    @Test
    void both_ways_of_reading_agree() {
        for (int day = 1; day <= 31; day++) {
            for (String rest : new String[] {"T00:00:00", "T23:59:59.9", "T12:34:56.123456"}) {
                String text = "2026-%02d-%02d%s".formatted(1 + day % 12, day, rest);
                assertThat(ClientTime.parse(text + "Z"))
                        .as(text)
                        .isEqualTo(ClientTime.parse(text + "+00:00"));
            }
        }
        Optional<Instant> some = ClientTime.parse("2026-03-31T12:34:56.123456Z");
        assertThat(some)
                .contains(Instant.parse("2026-03-31T12:34:56Z").plus(123_456, ChronoUnit.MICROS));
    }
}
