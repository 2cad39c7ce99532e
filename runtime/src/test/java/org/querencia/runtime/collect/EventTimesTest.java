package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Times;

/// When it happened, however wrong the sender's clock. It is noon at the server.
class EventTimesTest {

    private final CollectKit kit = new CollectKit();

    /// What the batch and the event say of time, of the day of which it is noon; then the time at
    /// which it happened, the original and the time sent that are kept beside it.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            textBlock =
                    """
                    nothing said                 | -                | -                                                     | 12:00:00     | -            | -
                    only when                    | -                | "timestamp":"11:58:00"                                | 11:58:00     | 11:58:00     | -
                    only when it was sent        | "sentAt":"11:00:00" | -                                                  | 12:00:00     | -            | 11:00:00
                    a right clock                | "sentAt":"12:00:00" | "timestamp":"11:58:00"                             | 11:58:00     | 11:58:00     | 12:00:00
                    a slow clock                 | "sentAt":"09:00:00" | "timestamp":"08:58:00"                             | 11:58:00     | 08:58:00     | 09:00:00
                    a fast clock                 | "sentAt":"17:00:00" | "timestamp":"16:58:00"                             | 11:58:00     | 16:58:00     | 17:00:00
                    a fast clock, not sent       | -                | "timestamp":"16:58:00"                                | 12:00:00     | 16:58:00     | -
                    happened after it was sent   | "sentAt":"09:00:00" | "timestamp":"09:30:00"                             | 12:00:00     | 09:30:00     | 09:00:00
                    each event sent by itself    | "sentAt":"09:00:00" | "timestamp":"10:58:00","sentAt":"11:00:00"         | 11:58:00     | 10:58:00     | 11:00:00
                    sent at an unreadable time   | "sentAt":"soon"  | "timestamp":"11:58:00"                                | 11:58:00     | 11:58:00     | -
                    the batch's is readable      | "sentAt":"09:00:00" | "timestamp":"08:58:00","sentAt":"soon"             | 11:58:00     | 08:58:00     | 09:00:00
                    sent at no time              | "sentAt":null    | "timestamp":"11:58:00","sentAt":""                    | 11:58:00     | 11:58:00     | -
                    corrected once already       | "sentAt":"09:00:00" | "timestamp":"03:00:00","originalTimestamp":"08:58:00" | 11:58:00  | 08:58:00     | 09:00:00
                    blank                        | -                | "timestamp":" ","originalTimestamp":""                | 12:00:00     | -            | -
                    null                         | -                | "timestamp":null                                      | 12:00:00     | -            | -
                    nanoseconds                  | "sentAt":"12:00:00.000000999" | "timestamp":"11:58:00.123456789"         | 11:58:00.123456 | 11:58:00.123456 | 12:00:00
                    """)
    void the_time_is_reckoned_on_the_servers_clock(
            String what,
            String batch,
            String event,
            String happened,
            String original,
            String sent) {
        assertThat(times(batch, event))
                .isEqualTo(
                        new Times(
                                at(happened).orElseThrow(),
                                at(original),
                                at(sent),
                                CollectKit.NOON));
    }

    @ParameterizedTest
    @CsvSource({
        "1899-12-31T23:59:59Z, false",
        "1900-01-01T00:00:00Z, true",
        "tomorrow, false",
        "2026-11-22T25:00:00Z, false"
    })
    void a_timestamp_that_is_none_refuses_the_event(String timestamp, boolean taken) {
        Answer answer =
                kit.batch(
                        "{\"batch\":[{\"type\":\"page\",\"userId\":\"u1\",\"timestamp\":\"%s\"}]}"
                                .formatted(timestamp));
        Answer.Accepted accepted = (Answer.Accepted) answer;
        assertThat(accepted.stored()).isEqualTo(taken ? 1 : 0);
        assertThat(accepted.refused().stream().map(Refusal::code).toList())
                .isEqualTo(taken ? List.of() : List.of(RefusalCode.INVALID_TIMESTAMP));
    }

    /// A clock that is ages wrong, and yet right about two minutes.
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:02:00Z, 1970-01-01T00:00:00Z, 2026-11-22T11:58:00Z",
        "9999-01-01T00:02:00Z, 9999-01-01T00:00:00Z, 2026-11-22T11:58:00Z",
        "9999-01-01T00:00:00Z, 1970-01-01T00:00:00Z, 1900-01-01T00:00:00Z"
    })
    void the_distance_of_two_readings_is_believed_within_reason(
            String sent, String happened, Instant at) {
        kit.batch(
                "{\"sentAt\":\"%s\",\"batch\":[{\"type\":\"page\",\"userId\":\"u1\",\"timestamp\":\"%s\"}]}"
                        .formatted(sent, happened));
        assertThat(kit.ingest.events().getFirst().timestamp()).isEqualTo(at);
    }

    private Times times(String batch, String event) {
        kit.batch(
                "{%s\"batch\":[{\"type\":\"page\",\"userId\":\"u1\"%s}]}"
                        .formatted(
                                batch == null ? "" : dated(batch) + ",",
                                event == null ? "" : "," + dated(event)));
        Event only = kit.ingest.events().getFirst();
        return only.times();
    }

    private static String dated(String json) {
        return json.replaceAll("\"(\\d\\d:\\d\\d:\\d\\d[.\\d]*)\"", "\"2026-11-22T$1Z\"");
    }

    private static Optional<Instant> at(String time) {
        return Optional.ofNullable(time).map(of -> Instant.parse("2026-11-22T" + of + "Z"));
    }
}
