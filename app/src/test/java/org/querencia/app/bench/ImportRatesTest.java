package org.querencia.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ImportRatesTest {

    @TempDir private Path folder;

    @Test
    void each_format_is_imported_whole_and_held_against_a_bare_parse() throws Exception {
        ObjectNode figures = new ImportRates().run(600, folder, _ -> {});

        assertThat(figures.path("csv_rows").asLong()).isEqualTo(600);
        assertThat(figures.path("xlsx_rows").asLong()).isEqualTo(120);
        assertThat(figures.path("ubl_rows").asLong()).isEqualTo(60);
        for (String format : new String[] {"csv", "xlsx", "ubl"}) {
            assertThat(figures.path(format + "_visible_rows_per_second").asLong()).isPositive();
            assertThat(figures.path(format + "_bare_parse_rows_per_second").asLong()).isPositive();
        }
        assertThat(BareParse.csv(folder.resolve("sales.csv"))).isEqualTo(9 * 601);
        assertThat(BareParse.workbook(folder.resolve("sales.xlsx"))).isEqualTo(9 * 121);
        assertThat(BareParse.invoices(folder.resolve("invoices.zip")))
                .isEqualTo(6 * (22 + 10 * 10));
    }
}
