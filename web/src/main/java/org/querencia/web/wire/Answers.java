package org.querencia.web.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.querencia.runtime.analyst.Analysis;
import org.querencia.runtime.analyst.Column;
import org.querencia.runtime.analyst.Query;
import org.querencia.runtime.analyst.SqlRefusedException;
import org.querencia.runtime.analyst.Stop;
import org.querencia.web.wire.Wire.Packet;

/// Asks what came over the connection, the data or the catalogue.
///
/// @param rowsMax beyond which a question fails: half an answer would be taken for the whole
/// @param room bytes of rows that may still be kept, by all connections together
record Answers(Analysis data, Analysis catalogue, int rowsMax, AtomicLong room, Duration timeMax) {

    private static final List<Column> SETTING = List.of(new Column("setting", "VARCHAR"));

    /// The same with another time for a question.
    Answers within(Duration time) {
        return new Answers(data, catalogue, rowsMax, room, time);
    }

    List<Column> columns(String sql) {
        if (Plain.shown(sql).isPresent()) {
            return SETTING;
        }
        return told(sql, of(sql), analysis -> analysis.columns(sql));
    }

    /// All rows, before the first is sent: a slow client keeps nobody waiting, and one that is
    /// refused has not begun to believe in half of an answer.
    Spool kept(String sql, Stop stop) {
        Spool rows = new Spool(room);
        try {
            ask(sql, stop, rows);
            return rows;
        } catch (RuntimeException failed) {
            rows.close();
            throw failed;
        }
    }

    private void ask(String sql, Stop stop, Analysis.Taker taker) {
        Optional<String> shown = Plain.shown(sql);
        if (shown.isPresent()) {
            taker.columns(SETTING);
            taker.row(List.of(Optional.of(Plain.setting(shown.get()))));
            return;
        }
        boolean more =
                told(
                        sql,
                        of(sql),
                        analysis -> analysis.ask(new Query(sql, rowsMax, timeMax, stop), taker));
        if (more) {
            throw new WireException(
                    "54000",
                    "more than %,d rows: add up in the question, or LIMIT it".formatted(rowsMax));
        }
    }

    private Analysis of(String sql) {
        return SqlTokens.isOfCatalogue(sql) ? catalogue : data;
    }

    private static <T> T told(String sql, Analysis analysis, Function<Analysis, T> asking) {
        try {
            return asking.apply(analysis);
        } catch (SqlRefusedException refused) {
            throw new WireException(
                    state(refused),
                    String.valueOf(refused.getMessage()),
                    refused.place()
                            .map(place -> OptionalInt.of(position(sql, place)))
                            .orElse(OptionalInt.empty()));
        }
    }

    private static String state(SqlRefusedException refused) {
        return switch (refused.why()) {
            case SYNTAX -> "42601";
            case WRONG -> "42P01";
            case FORBIDDEN -> "42501";
            case TIME, STOPPED -> "57014";
            case MEMORY -> "53200";
        };
    }

    /// In characters from 1, as the protocol counts.
    private static int position(String sql, SqlRefusedException.Place place) {
        int at = 0;
        for (int line = 1; line < place.line(); line++) {
            at = sql.indexOf('\n', at) + 1;
        }
        return sql.codePointCount(0, Math.min(sql.length(), at + place.column() - 1)) + 1;
    }

    static Packet description(List<Column> columns, List<Integer> formats) {
        Packet packet = new Packet('T').small(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            PgType type = PgType.of(columns.get(i));
            packet.text(columns.get(i).name())
                    .number(0)
                    .small(0)
                    .number(type.oid())
                    .small(type.bytes())
                    .number(type.modifier())
                    .small(isBinary(formats, i) ? 1 : 0);
        }
        return packet;
    }

    static Packet row(List<PgType> types, List<Optional<String>> cells, List<Integer> formats) {
        Packet packet = new Packet('D').small(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).isEmpty()) {
                packet.number(-1);
            } else {
                byte[] value = types.get(i).value(cells.get(i).get(), isBinary(formats, i));
                packet.number(value.length).bytes(value);
            }
        }
        return packet;
    }

    /// None stands for text, one for all columns, else there is one for each.
    private static boolean isBinary(List<Integer> formats, int column) {
        if (formats.isEmpty()) {
            return false;
        }
        return formats.get(formats.size() == 1 ? 0 : column) == 1;
    }

    static List<PgType> types(List<Column> columns) {
        return columns.stream().map(PgType::of).toList();
    }
}
