package org.querencia.web.http;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.analyst.Analysis;
import org.querencia.runtime.analyst.Answer;
import org.querencia.runtime.analyst.Column;

/// Answers of analysts' statements as JSON and CSV.
public final class SqlRender {

    private SqlRender() {}

    /// Numbers and flags as such, all else as text.
    public static Fields answer(Answer answer) {
        return Json.object()
                .put("columns", Json.items(answer.columns(), SqlRender::column))
                .put("rows", Json.items(answer.rows(), row -> row(answer.columns(), row)))
                .put("more", answer.more())
                .put("millis", answer.millis())
                .build();
    }

    private static Value column(Column column) {
        return Json.object().put("name", column.name()).put("type", column.type()).build();
    }

    private static Value row(List<Column> columns, List<Optional<String>> row) {
        List<Value> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            cells.add(row.get(i).map(cell -> value(column, cell)).orElse(Value.NOTHING));
        }
        return new Value.Items(cells);
    }

    private static Value value(Column column, String cell) {
        if (column.kind() == Column.Kind.FLAG) {
            return Value.of(cell.equals("true"));
        }
        // "NaN" and "inf" are no numbers of JSON.
        return column.kind().isNumber() && cell.matches("-?[0-9.]+([eE][+-]?[0-9]+)?")
                ? Value.of(new BigDecimal(cell))
                : Value.of(cell);
    }

    /// Writes rows as they come; texts that a spreadsheet would take for a formula begin with an
    /// apostrophe, numbers are left as they are.
    public static final class CsvTaker implements Analysis.Taker {
        private final Writer out;
        private List<Column> columns = List.of();

        public CsvTaker(OutputStream stream) {
            this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        }

        @Override
        public void columns(List<Column> told) {
            columns = told;
            write(Csv.BYTE_ORDER_MARK + Csv.row(told.stream().map(Column::name).toList()));
        }

        @Override
        public boolean row(List<Optional<String>> cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                String cell = cells.get(i).orElse("");
                line.append(i == 0 ? "" : ",")
                        .append(columns.get(i).kind().isNumber() ? cell : Csv.cell(cell));
            }
            write(line.append("\r\n").toString());
            return true;
        }

        public void finish() {
            try {
                out.flush();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private void write(String text) {
            try {
                out.write(text);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
