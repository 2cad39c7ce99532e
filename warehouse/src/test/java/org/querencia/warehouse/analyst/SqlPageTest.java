package org.querencia.warehouse.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.analyst.View;

/// The reference tells the views as they are.
class SqlPageTest {

    @Test
    void the_page_lists_every_view_and_column() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "reference", "sql.md"));
        List<String> told =
                page.lines()
                        .filter(line -> line.startsWith("### ") || line.startsWith("| `"))
                        .toList();

        List<String> known = new ArrayList<>();
        for (View view : new AnalystViews().all()) {
            known.add("### " + view.name());
            view.fields()
                    .forEach(field ->
                            known.add(
                                    "| `%s` | `%s` | %s |"
                                            .formatted(field.name(), field.type(), field.en())));
            assertThat(page).contains("\n" + view.en() + "\n");
        }
        assertThat(told).isEqualTo(known);
    }

    @Test
    void what_only_postgresql_has_is_written_as_duckdb_reads_it() {
        assertThat(
                        CatalogueText.read(
                                "SELECT 'pg_catalog.x', pg_catalog.f(a) FROM pg_catalog.pg_class c WHERE d = 'pg_class'::regclass"
                                        + " AND a OPERATOR(pg_catalog.~) '^(x)$' COLLATE pg_catalog.default AND b = ANY('{r,\"v\"}')"
                                        + " AND e IN (SELECT 1 FROM information_schema.tables) AND current_user = current_schema()"))
                .isEqualTo(
                        "SELECT 'pg_catalog.x', f(a) FROM pg_class c WHERE d = reg_number('regclass', 'pg_class')"
                                + " AND a ~ '^(x)$'  AND b = ANY(['r', 'v'])"
                                + " AND e IN (SELECT 1 FROM told.tables) AND 'querencia' = current_schema()");
    }
}
