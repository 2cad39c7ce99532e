package org.querencia.app.command;

import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.app.client.ApiClient;
import tools.jackson.databind.JsonNode;

/// Where a command answers: a value as JSON, or as lines for people. What only accompanies the
/// answer goes to standard error.
record Output(PrintWriter out, PrintWriter err, boolean json) {

    /// Whether people read the output.
    static boolean terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /// Prints the value as JSON if that was asked for; else runs `forPeople`.
    void answer(JsonNode value, Runnable forPeople) {
        if (json) {
            out.println(ApiClient.pretty(value));
        } else {
            forPeople.run();
        }
        out.flush();
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /// For people beside the answer.
    void note(String text) {
        err.println(text);
        err.flush();
    }

    /// A row for each item of a JSON array.
    void table(List<String> heads, JsonNode items, Function<JsonNode, List<String>> row) {
        List<List<String>> rows = new ArrayList<>();
        items.forEach(item -> rows.add(row.apply(item)));
        table(heads, rows);
    }

    /// Columns as wide as what is in them.
    void table(List<String> heads, List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < heads.size(); column++) {
            int widest = heads.get(column).length();
            for (List<String> row : rows) {
                widest = Math.max(widest, row.get(column).length());
            }
            widths.add(widest);
        }
        out.println(row(heads, widths));
        rows.forEach(row -> out.println(row(row, widths)));
        out.flush();
    }

    private static String row(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell);
            if (column < cells.size() - 1) {
                line.repeat(' ', widths.get(column) - cell.length() + 2);
            }
        }
        return line.toString();
    }
}
