package org.querencia.web.console.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.querencia.core.measure.Grain;

/// The page of one measure.
///
/// @param value of the whole period; empty where it has none
/// @param before the same of the period before, in words
/// @param few whether the value rests on too little to say much
/// @param drawn whether the table is shown as a picture too
/// @param shaded whether cells are shaded by their size
/// @param splits dimensions it can be split by
/// @param elsewhere orders in other currencies, in words
/// @param beside the difference from the period it is compared with, in words; empty for none
/// @param wrong why it cannot be told so
public record MeasureView(
        String key,
        String name,
        String meaning,
        String advice,
        String source,
        String file,
        boolean own,
        String value,
        Optional<String> change,
        String before,
        boolean few,
        Pivot table,
        boolean drawn,
        boolean shaded,
        Asked asked,
        List<Choice> splits,
        boolean stepped,
        boolean telling,
        List<String> elsewhere,
        List<String> beside,
        Optional<String> wrong) {

    /// @param code as it stands in the address
    public record Choice(String code, String said) {}

    public static List<String> steps() {
        return Arrays.stream(Grain.values()).map(Grain::text).toList();
    }

    /// A value worth a line across the chart; empty for most. An LTV of three times the CAC is what
    /// Skok asks for, and a quick ratio of one is where a company neither grows nor shrinks.
    public String line() {
        return switch (key) {
            case "ltv_to_cac" -> "3";
            case "quick_ratio" -> "1";
            default -> "";
        };
    }

    public String path() {
        return "/measure/" + key;
    }
}
