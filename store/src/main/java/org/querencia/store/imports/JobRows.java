package org.querencia.store.imports;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.imports.Checkpoint;
import org.querencia.runtime.imports.ImportFigures;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportJob.Notice;
import org.querencia.runtime.imports.ImportProgress;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.imports.UploadId;
import org.querencia.store.sql.Rows;

/// Rows of the table of imports.
final class JobRows {

    static final String COLUMNS =
            """
            select id, source, kind, uploads, files, mapping, dry_run, by_whom, redo_of, state,
                failure, created_at, started_at, ended_at, row_count, accepted, unchanged, updated,
                skipped, rejected, facts, people, orders, share, notices
            from import
            """;

    private static final String SAVE =
            """
            insert into import (id, source, kind, uploads, files, mapping, dry_run, by_whom, redo_of,
                created_at, state, failure, started_at, ended_at, row_count, accepted, unchanged,
                updated, skipped, rejected, facts, people, orders, share, notices,
                part, part_group, reject_bytes, people_bytes, log_head)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)
            on conflict (id) do update
            set state = excluded.state, failure = excluded.failure, started_at = excluded.started_at,
                ended_at = excluded.ended_at, row_count = excluded.row_count,
                accepted = excluded.accepted, unchanged = excluded.unchanged,
                updated = excluded.updated, skipped = excluded.skipped, rejected = excluded.rejected,
                facts = excluded.facts, people = excluded.people, orders = excluded.orders,
                share = excluded.share, notices = excluded.notices
            """;

    private JobRows() {}

    static int save(Connection connection, ImportJob job) throws SQLException {
        ImportFigures figures = job.figures();
        return Rows.update(
                connection,
                SAVE,
                job.id().value(),
                job.source().value(),
                job.kind(),
                connection.createArrayOf(
                        "text", job.uploads().stream().map(UploadId::value).toArray()),
                connection.createArrayOf("text", job.files().toArray()),
                job.mapping(),
                job.dryRun(),
                job.by(),
                job.redoOf().map(ImportId::value).orElse(null),
                Rows.utc(job.createdAt()),
                job.state().name(),
                job.failure().replace('\0', '\uFFFD'),
                job.startedAt().map(Rows::utc).orElse(null),
                job.endedAt().map(Rows::utc).orElse(null),
                figures.rows(),
                figures.accepted(),
                figures.unchanged(),
                figures.updated(),
                figures.skipped(),
                figures.rejected(),
                figures.facts(),
                figures.people(),
                figures.orders(),
                job.progress().share(),
                ValueCodec.write(notices(job.notices())));
    }

    static int save(Connection connection, ImportId id, Checkpoint checkpoint) throws SQLException {
        return Rows.update(
                connection,
                """
                update import
                set said_at = ?, part = ?, part_group = ?, reject_bytes = ?, people_bytes = ?, log_head = ?
                where id = ?
                """,
                checkpoint.saidAt().map(Rows::utc).orElse(null),
                checkpoint.part(),
                checkpoint.group(),
                checkpoint.rejectBytes(),
                checkpoint.peopleBytes(),
                checkpoint.head().value(),
                id.value());
    }

    static Checkpoint checkpoint(ResultSet row) throws SQLException {
        return new Checkpoint(
                moment(row, 1),
                row.getInt(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                new Position(row.getLong(6)));
    }

    static ImportJob job(ResultSet row) throws SQLException {
        long redoOf = row.getLong(9);
        boolean redo = !row.wasNull();
        return new ImportJob(
                new ImportId(row.getLong(1)),
                new SourceKey(row.getString(2)),
                row.getString(3),
                texts(row, 4).stream().map(UploadId::new).toList(),
                texts(row, 5),
                row.getString(6),
                row.getBoolean(7),
                row.getString(8),
                redo ? Optional.of(new ImportId(redoOf)) : Optional.empty(),
                ImportState.valueOf(row.getString(10)),
                row.getString(11),
                Rows.instant(row, 12),
                moment(row, 13),
                moment(row, 14),
                new ImportFigures(
                        row.getLong(15),
                        row.getLong(16),
                        row.getLong(17),
                        row.getLong(18),
                        row.getLong(19),
                        row.getLong(20),
                        row.getLong(21),
                        row.getLong(22),
                        row.getLong(23)),
                new ImportProgress(row.getDouble(24), 0, Optional.empty()),
                notices(ValueCodec.read(row.getBytes(25))));
    }

    static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(moment).map(OffsetDateTime::toInstant);
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Value notices(List<Notice> notices) {
        List<Value> items = new ArrayList<>();
        for (Notice notice : notices) {
            Map<String, Value> fields = new LinkedHashMap<>();
            fields.put("column", Value.of(notice.column()));
            fields.put("words", Value.of(notice.words()));
            fields.put("rows", Value.of(notice.rows()));
            fields.put("line", Value.of(notice.line()));
            items.add(new Fields(fields));
        }
        return new Value.Items(items);
    }

    private static List<Notice> notices(Value value) {
        List<Notice> notices = new ArrayList<>();
        if (value instanceof Value.Items(List<Value> items)) {
            for (Value item : items) {
                if (item instanceof Fields fields) {
                    notices.add(
                            new Notice(
                                    fields.text("column").orElse(""),
                                    fields.text("words").orElse(""),
                                    fields.number("rows").map(BigDecimal::longValue).orElse(0L),
                                    fields.number("line").map(BigDecimal::longValue).orElse(0L)));
                }
            }
        }
        return notices;
    }
}
