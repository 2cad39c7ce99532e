package org.querencia.warehouse.analyst;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.runtime.analyst.View;
import org.querencia.runtime.analyst.View.Field;

/// The views of `views.sql`, whose columns `views.txt` tells in words.
public final class AnalystViews {

    /// The schema they are in; the name that tools of PostgreSQL look for first.
    public static final String SCHEMA = "public";

    private static final String BEGINS = "-- view ";
    private static final int PARTS = 4;

    private final List<View> views = words(read("views.txt"));
    private final Map<String, String> statements = statements(read("views.sql"));

    /// All of them, the fact base first.
    public List<View> all() {
        return views;
    }

    /// The query of a view.
    public String statement(String name, Filling filling) {
        String statement = statements.get(name);
        if (statement == null) {
            throw new IllegalArgumentException("there is no view " + name);
        }
        return filling.filled(statement);
    }

    /// Statements that make the schema and every view in it anew.
    public List<String> making(Filling filling) {
        List<String> all = new ArrayList<>();
        all.add("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
        for (String name : statements.keySet()) {
            all.add(
                    "CREATE OR REPLACE VIEW %s.%s AS %s"
                            .formatted(SCHEMA, name, statement(name, filling)));
        }
        return all;
    }

    private static Map<String, String> statements(String text) {
        Map<String, StringBuilder> found = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(BEGINS)) {
                current = new StringBuilder();
                found.put(line.substring(BEGINS.length()).strip(), current);
            } else if (!line.strip().startsWith("--")) {
                current.append(line).append('\n');
            }
        }
        Map<String, String> all = new LinkedHashMap<>();
        found.forEach((name, statement) -> all.put(name, statement.toString().strip()));
        return all;
    }

    /// Each view begins with its name and two sentences; then a column a line.
    private static List<View> words(String text) {
        List<View> all = new ArrayList<>();
        for (String block : text.split("\n\n", -1)) {
            List<String> lines = block.strip().lines().toList();
            if (lines.size() < PARTS) {
                throw new IllegalStateException("views.txt: a view of too few lines: " + block);
            }
            all.add(
                    new View(
                            lines.getFirst().replaceFirst("# ", ""),
                            lines.get(1),
                            lines.get(2),
                            lines.stream().skip(3).map(AnalystViews::field).toList()));
        }
        return List.copyOf(all);
    }

    private static Field field(String line) {
        List<String> parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (parts.size() != PARTS) {
            throw new IllegalStateException("views.txt: expected four parts: " + line);
        }
        return new Field(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    private static String read(String file) {
        String path = "/org/querencia/warehouse/analyst/" + file;
        try (InputStream in = AnalystViews.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
