package org.querencia.web.console.explore;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import org.querencia.core.measure.Measure;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.RefusedException;

/// Values of measures as people type them: shares in percent, with the marks of the reader's
/// country or as programs write them.
final class Numbers {

    private static final int PERCENT = 2;

    private Numbers() {}

    /// In the measure's unit; refuses the form where the field holds no number.
    static BigDecimal of(Measure measure, Form form, String field, Locale locale) {
        BigDecimal number = read(field, form.required(field), locale);
        return measure.unit() == Measure.Unit.SHARE ? number.movePointLeft(PERCENT) : number;
    }

    private static BigDecimal read(String field, String text, Locale locale) {
        String plain = text.replaceAll("[\\s\\u00A0%$]", "");
        if (plain.matches("-?[0-9]+([.][0-9]{1,9})?")
                && !plain.matches("-?[0-9]{1,3}[.][0-9]{3}")) {
            return new BigDecimal(plain);
        }
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setParseBigDecimal(true);
        ParsePosition at = new ParsePosition(0);
        Number number = format.parse(plain, at);
        if (!(number instanceof BigDecimal found) || at.getIndex() < plain.length()) {
            throw RefusedException.at(field, "refused.report-number", text);
        }
        return found;
    }
}
