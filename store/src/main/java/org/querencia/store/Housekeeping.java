package org.querencia.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.querencia.runtime.access.IdempotencyKeys;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Forgets what is kept for a time only. To be done about once a day.
final class Housekeeping {

    /// SDKs give up on an event after hours or days; a repeat after this counts as new.
    private static final Duration MESSAGES_REMEMBERED = Duration.ofDays(30);

    /// Long enough to be noticed and mended; a source gone wild must not fill the disk.
    private static final Duration REFUSED_EVENTS_KEPT = Duration.ofDays(90);

    /// Mail that was sent, given up or captured.
    private static final Duration MAIL_KEPT = Duration.ofDays(90);

    private final Reader reader;

    Housekeeping(Reader reader) {
        this.reader = reader;
    }

    /// Says how many messages were forgotten.
    long tidy(Instant now) {
        return reader.transaction(connection -> {
            Rows.update(connection, "set local statement_timeout = 0");
            Rows.update(connection, "delete from session where until <= ?", Rows.utc(now));
            Rows.update(connection, "delete from sign_in_link where until <= ?", Rows.utc(now));
            Rows.update(
                    connection,
                    "delete from idempotency_key where at <= ?",
                    Rows.utc(now.minus(IdempotencyKeys.KEPT)));
            Rows.update(
                    connection,
                    "delete from refused_event where received_at <= ?",
                    Rows.utc(now.minus(REFUSED_EVENTS_KEPT)));
            Rows.update(
                    connection,
                    "delete from mail where state <> 1 and made <= ?",
                    Rows.utc(now.minus(MAIL_KEPT)));
            return (long)
                    Rows.update(
                            connection,
                            "delete from dedupe where day < ?",
                            now.minus(MESSAGES_REMEMBERED).atOffset(ZoneOffset.UTC).toLocalDate());
        });
    }
}
