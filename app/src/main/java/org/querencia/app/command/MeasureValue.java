package org.querencia.app.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// A value of a measure, for people and for programs.
final class MeasureValue {

    private MeasureValue() {}

    /// Rounded as its unit is read; `-` where there was nothing to measure.
    static String words(JsonNode value, String unit) {
        if (value.isNull() || value.isMissingNode()) {
            return "-";
        }
        BigDecimal number = value.decimalValue();
        return switch (unit) {
            case "number" -> "%,.0f".formatted(number);
            case "share" -> String.format(Locale.ROOT, "%.1f %%", number.movePointRight(2));
            case "days" -> "%,.1f days".formatted(number);
            case "months" -> "%,.1f months".formatted(number);
            case "ratio" -> number.setScale(4, RoundingMode.HALF_UP).toPlainString();
            default -> "%,.2f %s".formatted(number, unit);
        };
    }

    /// As it is; empty where there was nothing to measure.
    static String plain(JsonNode value) {
        return value.isNull() || value.isMissingNode()
                ? ""
                : value.decimalValue().stripTrailingZeros().toPlainString();
    }
}
