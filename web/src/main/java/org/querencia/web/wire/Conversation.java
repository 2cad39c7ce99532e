package org.querencia.web.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.analyst.Column;
import org.querencia.web.wire.Wire.Body;
import org.querencia.web.wire.Wire.Message;
import org.querencia.web.wire.Wire.Packet;

/// What is said on a connection once somebody is let in: simple questions, and prepared ones with
/// parameters. Of one thread, but for [#stop].
final class Conversation {

    /// Statements and portals that one connection may hold.
    private static final int HELD_MAX = 500;

    private final Wire wire;
    private final Work work;
    private final Map<String, Prepared> prepared = new HashMap<>();
    private final Map<String, Portal> portals = new HashMap<>();
    private boolean skipping;

    private record Prepared(String sql, List<Integer> types) {}

    /// @param rows what is left to be told, where the client takes a few at a time
    private record Portal(String sql, List<Integer> formats, Optional<Spool> rows) {}

    Conversation(Wire wire, Answers answers) {
        this.wire = wire;
        this.work = new Work(wire, answers);
    }

    /// Stops what is being answered now.
    void stop() {
        work.stop();
    }

    /// Until the client says good-bye or the connection ends.
    void hold() throws IOException {
        try {
            answerAll();
        } finally {
            endPortals();
            work.end();
        }
    }

    private void answerAll() throws IOException {
        ready();
        while (true) {
            Message message = wire.next();
            if (message.type() == 'X') {
                return;
            }
            try {
                if (!skipping || message.type() == 'S' || message.type() == 'Q') {
                    answer(message);
                }
            } catch (WireException refused) {
                wire.send(error(refused));
                if (message.type() == 'Q') {
                    ready();
                } else {
                    skipping = true;
                    wire.flush();
                }
            }
        }
    }

    private void answer(Message message) throws IOException {
        Body body = message.body();
        switch (message.type()) {
            case 'Q' -> simple(body.text());
            case 'P' -> parse(body);
            case 'B' -> bind(body);
            case 'D' -> describe(body);
            case 'E' -> execute(body);
            case 'C' -> close(body);
            case 'S' -> {
                skipping = false;
                ready();
            }
            case 'H' -> wire.flush();
            default -> throw new WireException("08P01", "a message '%s'".formatted(message.type()));
        }
    }

    private void simple(String text) throws IOException {
        skipping = false;
        List<String> statements = SqlTokens.statements(text);
        if (statements.isEmpty()) {
            wire.send(new Packet('I'));
        }
        for (String sql : statements) {
            work.perform(sql, List.of(), false);
        }
        ready();
    }

    private void parse(Body body) throws IOException {
        String name = body.text();
        List<String> statements = SqlTokens.statements(body.text());
        if (statements.size() > 1) {
            throw new WireException("42601", "one statement at a time can be prepared");
        }
        String sql = statements.isEmpty() ? "" : statements.getFirst();
        int given = body.small();
        List<Integer> types = new ArrayList<>();
        for (int i = 0; i < given; i++) {
            types.add(body.number());
        }
        int needed = SqlTokens.parameters(sql);
        if (needed > HELD_MAX) {
            throw new WireException("54000", "at most %d parameters".formatted(HELD_MAX));
        }
        Map<Integer, Integer> written = Parameter.types(sql);
        for (int number = 1; number <= needed; number++) {
            int type = number <= given ? types.get(number - 1) : 0;
            int told = type == 0 ? written.getOrDefault(number, 0) : type;
            if (number <= given) {
                types.set(number - 1, told);
            } else {
                types.add(told);
            }
        }
        if (!sql.isEmpty()) {
            Act.of(sql);
        }
        held(prepared, name, new Prepared(sql, types));
        wire.send(new Packet('1'));
    }

    private void bind(Body body) throws IOException {
        String portal = body.text();
        Prepared statement = prepared(body.text());
        List<Integer> formats = numbers(body);
        int count = body.small();
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = body.number();
            literals.add(
                    length < 0
                            ? "NULL"
                            : Parameter.literal(
                                    i < statement.types().size() ? statement.types().get(i) : 0,
                                    !formats.isEmpty()
                                            && formats.get(formats.size() == 1 ? 0 : i) == 1,
                                    body.bytes(length)));
        }
        endPortal(portal);
        held(
                portals,
                portal,
                new Portal(
                        SqlTokens.filled(statement.sql(), literals),
                        numbers(body),
                        Optional.empty()));
        wire.send(new Packet('2'));
    }

    private static List<Integer> numbers(Body body) throws IOException {
        int count = body.small();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(body.small());
        }
        return all;
    }

    private void describe(Body body) throws IOException {
        if (body.letter() == 'P') {
            String name = body.text();
            if (!portals.containsKey(name) && work.hasCursor(name)) {
                wire.send(Answers.description(work.cursorColumns(name), List.of()));
                return;
            }
            described(portal(name).sql(), portal(name).formats());
            return;
        }
        Prepared statement = prepared(body.text());
        Packet parameters = new Packet('t').small(statement.types().size());
        statement.types().forEach(type -> parameters.number(type == 0 ? PgType.TEXT : type));
        wire.send(parameters);
        described(
                SqlTokens.filled(
                        statement.sql(), Collections.nCopies(statement.types().size(), "NULL")),
                List.of());
    }

    private void described(String sql, List<Integer> formats) throws IOException {
        List<Column> columns = sql.isEmpty() ? List.of() : work.columns(sql);
        wire.send(columns.isEmpty() ? new Packet('n') : Answers.description(columns, formats));
    }

    private void execute(Body body) throws IOException {
        String name = body.text();
        Portal portal = portal(name);
        int most = body.number();
        if (portal.sql().isEmpty()) {
            wire.send(new Packet('I'));
            return;
        }
        Optional<Spool> rows =
                most > 0 && portal.rows().isEmpty() ? work.kept(portal.sql()) : portal.rows();
        if (rows.isEmpty()) {
            work.perform(portal.sql(), portal.formats(), true);
            return;
        }
        portals.put(name, new Portal(portal.sql(), portal.formats(), rows));
        long told = work.some(rows.get(), most > 0 ? most : Long.MAX_VALUE, portal.formats());
        if (rows.get().left() > 0) {
            wire.send(new Packet('s'));
        } else {
            work.complete("SELECT " + told);
        }
    }

    private void close(Body body) throws IOException {
        if (body.letter() == 'S') {
            prepared.remove(body.text());
        } else {
            endPortal(body.text());
        }
        wire.send(new Packet('3'));
    }

    private void endPortals() {
        portals.values().forEach(Conversation::end);
        portals.clear();
    }

    private static void end(Portal portal) {
        portal.rows().ifPresent(Spool::close);
    }

    private void endPortal(String name) {
        Optional.ofNullable(portals.remove(name)).ifPresent(Conversation::end);
    }

    /// Outside of a transaction nothing is held for the next question.
    private void ready() throws IOException {
        if (!work.isInTransaction()) {
            endPortals();
        }
        wire.send(new Packet('Z').letter(work.isInTransaction() ? 'T' : 'I'));
        wire.flush();
    }

    private Prepared prepared(String name) {
        return Optional.ofNullable(prepared.get(name))
                .orElseThrow(() ->
                        new WireException(
                                "26000", "there is no prepared statement '%s'".formatted(name)));
    }

    private Portal portal(String name) {
        return Optional.ofNullable(portals.get(name))
                .orElseThrow(() ->
                        new WireException("34000", "there is no portal '%s'".formatted(name)));
    }

    private static <T> void held(Map<String, T> all, String name, T one) {
        if (all.size() >= HELD_MAX && !all.containsKey(name)) {
            throw new WireException(
                    "53000", "more than %d statements are open; close some".formatted(HELD_MAX));
        }
        all.put(name, one);
    }

    static Packet error(WireException refused) {
        Packet packet =
                new Packet('E')
                        .letter('S')
                        .text("ERROR")
                        .letter('V')
                        .text("ERROR")
                        .letter('C')
                        .text(refused.state())
                        .letter('M')
                        .text(String.valueOf(refused.getMessage()));
        refused.position().ifPresent(at -> packet.letter('P').text(Integer.toString(at)));
        return packet.letter('\0');
    }
}
