package org.querencia.web.console.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.querencia.core.measure.Answer;
import org.querencia.web.http.Csv;

/// An answer as a file for spreadsheets: its columns and `value`, unrounded.
public final class AnswerCsv {

    private AnswerCsv() {}

    public static String of(Answer answer) {
        StringBuilder out = new StringBuilder().append(Csv.BYTE_ORDER_MARK);
        List<String> heads = new ArrayList<>(answer.columns());
        heads.add("value");
        out.append(Csv.row(heads));
        for (Answer.Row row : answer.rows()) {
            row.cells().forEach(cell -> out.append(Csv.cell(cell)).append(','));
            out.append(row.value().map(BigDecimal::toPlainString).orElse("")).append("\r\n");
        }
        return out.toString();
    }
}
