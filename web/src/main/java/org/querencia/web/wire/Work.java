package org.querencia.web.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.querencia.runtime.analyst.Column;
import org.querencia.runtime.analyst.Stop;
import org.querencia.web.wire.Wire.Packet;

/// Does what the statements of one connection say, and keeps what they leave behind: cursors, a
/// transaction, how long a question may take. Of one thread, but for [#stop].
final class Work {

    private static final int CURSORS_MAX = 50;

    private static final List<Column> NONE = List.of();

    private final Wire wire;
    private final Map<String, Cursor> cursors = new HashMap<>();
    private final AtomicReference<Stop> running = new AtomicReference<>(new Stop());
    private Answers answers;
    private boolean inTransaction;

    private record Cursor(boolean hold, Spool rows) {}

    Work(Wire wire, Answers answers) {
        this.wire = wire;
        this.answers = answers;
    }

    boolean isInTransaction() {
        return inTransaction;
    }

    void stop() {
        running.get().now();
    }

    Stop fresh() {
        Stop stop = new Stop();
        running.set(stop);
        return stop;
    }

    /// The columns a statement tells; none for one that tells no rows.
    List<Column> columns(String sql) {
        return switch (Act.of(sql)) {
            case Act.Ask ask -> answers.columns(ask.sql());
            case Act.Fetch fetch when fetch.told() -> cursorColumns(fetch.name());
            case Act.Fetch _, Act.Nod _, Act.Copy _, Act.Declare _, Act.Close _ -> NONE;
        };
    }

    /// Cursors are portals too, to a client that asks what they tell.
    boolean hasCursor(String name) {
        return cursors.containsKey(name);
    }

    List<Column> cursorColumns(String name) {
        return cursor(name).rows().columns();
    }

    /// Does it, and tells all of it.
    ///
    /// @param described whether the client knows the columns
    void perform(String sql, List<Integer> formats, boolean described) throws IOException {
        switch (Act.of(sql)) {
            case Act.Nod nod -> nod(sql, nod.tag());
            case Act.Ask ask -> {
                try (Spool rows = answers.kept(ask.sql(), fresh())) {
                    if (!described) {
                        wire.send(Answers.description(rows.columns(), formats));
                    }
                    complete("SELECT " + some(rows, Long.MAX_VALUE, formats));
                }
            }
            case Act.Copy copy -> {
                try (Spool rows = answers.kept(copy.sql(), fresh())) {
                    complete("COPY " + copy.lines().send(rows, wire));
                }
            }
            case Act.Declare declare -> {
                declare(declare);
                complete("DECLARE CURSOR");
            }
            case Act.Fetch fetch -> fetch(fetch, formats, described);
            case Act.Close close -> {
                close.name().ifPresentOrElse(this::forget, this::forgetAll);
                complete("CLOSE CURSOR");
            }
        }
    }

    /// All rows of a question, to be told a few at a time; whoever gets them closes them.
    Optional<Spool> kept(String sql) {
        return Act.of(sql) instanceof Act.Ask ask
                ? Optional.of(answers.kept(ask.sql(), fresh()))
                : Optional.empty();
    }

    private void nod(String sql, String tag) throws IOException {
        if (tag.equals("BEGIN")) {
            inTransaction = true;
        } else if (tag.equals("COMMIT") || tag.equals("ROLLBACK")) {
            inTransaction = false;
            List.copyOf(cursors.keySet()).stream()
                    .filter(name -> !cursor(name).hold())
                    .forEach(this::forget);
        }
        answers = answers.within(Timeout.said(sql, answers.timeMax()));
        complete(tag);
    }

    private void declare(Act.Declare declare) {
        if (cursors.containsKey(declare.name())) {
            throw new WireException("42P03", "there is a cursor '%s'".formatted(declare.name()));
        }
        if (cursors.size() >= CURSORS_MAX) {
            throw new WireException(
                    "53000", "more than %d cursors are open; close some".formatted(CURSORS_MAX));
        }
        cursors.put(
                declare.name(), new Cursor(declare.hold(), answers.kept(declare.sql(), fresh())));
    }

    private void fetch(Act.Fetch fetch, List<Integer> formats, boolean described)
            throws IOException {
        Spool rows = cursor(fetch.name()).rows();
        if (!fetch.told()) {
            long passed = Math.min(fetch.most(), rows.left());
            for (long i = 0; i < passed; i++) {
                rows.next();
            }
            complete("MOVE " + passed);
            return;
        }
        if (!described) {
            wire.send(Answers.description(rows.columns(), formats));
        }
        complete("FETCH " + some(rows, fetch.most(), formats));
    }

    /// Tells some of the rows that are left; how many.
    long some(Spool rows, long most, List<Integer> formats) throws IOException {
        List<PgType> types = Answers.types(rows.columns());
        long told = Math.min(most, rows.left());
        for (long i = 0; i < told; i++) {
            wire.send(Answers.row(types, rows.next(), formats));
        }
        return told;
    }

    void complete(String tag) throws IOException {
        wire.send(new Packet('C').text(tag));
    }

    private Cursor cursor(String name) {
        return Optional.ofNullable(cursors.get(name))
                .orElseThrow(() ->
                        new WireException("34000", "there is no cursor '%s'".formatted(name)));
    }

    private void forget(String name) {
        cursor(name).rows().close();
        cursors.remove(name);
    }

    private void forgetAll() {
        List.copyOf(cursors.keySet()).forEach(this::forget);
    }

    /// Nothing is kept any more.
    void end() {
        stop();
        forgetAll();
    }
}
