package org.querencia.web.console.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.measure.Answer;
import org.querencia.web.http.Csv;

/// An answer as a file for spreadsheets: its columns and `value`, unrounded; beside it `before`,
/// the value of the earlier period, where one is compared.
public final class AnswerCsv {

    private AnswerCsv() {}

    public static String of(Answer answer, Optional<Comparison> comparison) {
        StringBuilder out = new StringBuilder().append(Csv.BYTE_ORDER_MARK);
        List<String> heads = new ArrayList<>(answer.columns());
        heads.add("value");
        comparison.ifPresent(_ -> heads.add("before"));
        out.append(Csv.row(heads));
        for (Answer.Row row : answer.rows()) {
            row.cells().forEach(cell -> out.append(Csv.cell(cell)).append(','));
            out.append(plain(row.value()));
            comparison.ifPresent(earlier -> out.append(',').append(plain(earlier.before(row))));
            out.append("\r\n");
        }
        return out.toString();
    }

    private static String plain(Optional<BigDecimal> value) {
        return value.map(BigDecimal::toPlainString).orElse("");
    }
}
