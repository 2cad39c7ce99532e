package org.querencia.store.imports;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.imports.Checkpoint;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportSchedule;
import org.querencia.runtime.imports.ImportSchedule.Every;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.imports.ImportStore;
import org.querencia.runtime.imports.KeyVersion;
import org.querencia.store.sql.BinaryCopy;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Imports in PostgreSQL.
public final class PostgresImports implements ImportStore {

    private final Reader reader;

    public PostgresImports(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public ImportId newId() {
        return reader.read(connection ->
                Rows.single(
                        connection,
                        """
                        update import_counter
                        set last = greatest(last, (select coalesce(max(id), 0) from import)) + 1
                        returning last
                        """,
                        row -> new ImportId(row.getLong(1))));
    }

    @Override
    public void save(ImportJob job) {
        reader.read(connection -> JobRows.save(connection, job));
    }

    @Override
    public Optional<ImportJob> find(ImportId id) {
        return jobs(JobRows.COLUMNS + "where id = ?", id.value()).stream().findFirst();
    }

    @Override
    public List<ImportJob> list(Optional<ImportId> before, int limit) {
        return jobs(
                JobRows.COLUMNS + "where id < ? order by id desc limit ?",
                before.map(ImportId::value).orElse(Long.MAX_VALUE),
                limit);
    }

    @Override
    public List<ImportJob> in(Collection<ImportState> states) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        JobRows.COLUMNS + "where state = any (?) order by id",
                        JobRows::job,
                        connection.createArrayOf(
                                "text", states.stream().map(ImportState::name).toArray())));
    }

    @Override
    public Checkpoint checkpoint(ImportId id) {
        return reader.read(connection ->
                Rows.list(
                                connection,
                                """
                                select said_at, part, part_group, reject_bytes, people_bytes, log_head
                                from import where id = ?
                                """,
                                JobRows::checkpoint,
                                id.value())
                        .stream()
                        .findFirst()
                        .orElse(Checkpoint.START));
    }

    @Override
    public void advance(ImportJob job, Checkpoint checkpoint, List<KeyVersion> said) {
        reader.transaction(connection -> {
            JobRows.save(connection, job);
            JobRows.save(connection, job.id(), checkpoint);
            return write(connection, said);
        });
    }

    @Override
    public Map<UUID, List<KeyVersion>> versions(Collection<UUID> keys) {
        List<KeyVersion> all =
                reader.read(connection ->
                        Rows.list(
                                connection,
                                """
                                select key, version, content, import_id from import_key
                                where key = any (?) order by key, version
                                """,
                                PostgresImports::version,
                                connection.createArrayOf("uuid", keys.toArray())));
        Map<UUID, List<KeyVersion>> versions = HashMap.newHashMap(keys.size());
        all.forEach(one -> versions.computeIfAbsent(one.key(), _ -> new ArrayList<>(1)).add(one));
        return versions;
    }

    @Override
    public boolean knows(UUID file) {
        return reader.read(connection ->
                Rows.single(
                        connection,
                        "select exists (select from import_file where file = ?)",
                        row -> row.getBoolean(1),
                        file));
    }

    @Override
    public void remember(ImportId id, Collection<UUID> files) {
        reader.transaction(connection -> {
            for (UUID file : files) {
                Rows.update(
                        connection,
                        "insert into import_file (file, import_id) values (?, ?) on conflict do nothing",
                        file,
                        id.value());
            }
            return files.size();
        });
    }

    @Override
    public void forget(ImportId id) {
        reader.transaction(connection -> {
            Rows.update(connection, "set local statement_timeout = 0");
            Rows.update(connection, "delete from import_key where import_id = ?", id.value());
            Rows.update(connection, "delete from import_file where import_id = ?", id.value());
            return JobRows.save(connection, id, Checkpoint.START);
        });
    }

    @Override
    public List<ImportSchedule> schedules() {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select name, source, path, mapping, every, enabled, last_import, next_at
                        from import_schedule order by name
                        """,
                        PostgresImports::schedule));
    }

    @Override
    public void save(ImportSchedule schedule) {
        reader.read(connection ->
                Rows.update(
                        connection,
                        """
                        insert into import_schedule (name, source, path, mapping, every, enabled, last_import, next_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (name) do update
                        set source = excluded.source, path = excluded.path, mapping = excluded.mapping,
                            every = excluded.every, enabled = excluded.enabled,
                            last_import = excluded.last_import, next_at = excluded.next_at
                        """,
                        schedule.name(),
                        schedule.source().value(),
                        schedule.path(),
                        schedule.mapping(),
                        words(schedule.every()),
                        schedule.enabled(),
                        schedule.last().map(ImportId::value).orElse(null),
                        schedule.next().map(Rows::utc).orElse(null)));
    }

    @Override
    public boolean deleteSchedule(String name) {
        return reader.read(connection ->
                Rows.update(connection, "delete from import_schedule where name = ?", name))
                > 0;
    }

    private List<ImportJob> jobs(String sql, Object... parameters) {
        return reader.read(connection -> Rows.list(connection, sql, JobRows::job, parameters));
    }

    /// By way of a table for the moment: a batch that is written again, after its answer was lost,
    /// does no harm.
    private static int write(Connection connection, List<KeyVersion> said) throws SQLException {
        if (said.isEmpty()) {
            return 0;
        }
        Rows.update(connection, "create temp table said (like import_key) on commit drop");
        try (BinaryCopy rows =
                new BinaryCopy(
                        connection,
                        "copy said (key, version, content, import_id) from stdin (format binary)")) {
            for (KeyVersion version : said) {
                rows.row(4)
                        .uuid(version.key())
                        .integer(version.version())
                        .uuid(version.content())
                        .bigint(version.by().value());
            }
            rows.finish();
        }
        return Rows.update(
                connection,
                """
                insert into import_key select * from said order by key
                on conflict (key, version) do update
                set content = excluded.content, import_id = excluded.import_id
                """);
    }

    private static KeyVersion version(ResultSet row) throws SQLException {
        return new KeyVersion(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getObject(3, UUID.class),
                new ImportId(row.getLong(4)));
    }

    private static ImportSchedule schedule(ResultSet row) throws SQLException {
        long last = row.getLong(7);
        boolean began = !row.wasNull();
        return new ImportSchedule(
                row.getString(1),
                new SourceKey(row.getString(2)),
                row.getString(3),
                row.getString(4),
                every(row.getString(5)),
                row.getBoolean(6),
                began ? Optional.of(new ImportId(last)) : Optional.empty(),
                JobRows.moment(row, 8));
    }

    private static String words(Every every) {
        return switch (every) {
            case Every.Hour(int minute) -> "hour:" + minute;
            case Every.Day(LocalTime at) -> "day:" + at;
        };
    }

    private static Every every(String words) {
        String[] parts = words.split(":", 2);
        return parts[0].equals("hour")
                ? new Every.Hour(Integer.parseInt(parts[1]))
                : new Every.Day(LocalTime.parse(parts[1]));
    }
}
