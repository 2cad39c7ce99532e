package org.querencia.web.console.planner;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.science.planner.Input;
import org.querencia.science.planner.Planner;
import org.querencia.science.planner.Unit;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.RefusedException;

/// Numbers of a planner as they stand in an address or a form: shares as percentages.
///
/// A slider and a field to type stand for each input, and work without scripts: of the two, that
/// one counts which differs from what the page was made with.
final class Typed {

    /// Behind the name of an input: its slider, and what the page was made with.
    static final String SLIDER = ".at";

    static final String WAS = ".was";

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final MathContext DIGITS = new MathContext(10, RoundingMode.HALF_UP);

    private Typed() {}

    /// By input, those that are given; refuses what is no number, or one the planner does not take.
    static Map<String, Double> numbers(Planner planner, Form form) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (Input input : planner.inputs()) {
            given(input, form).ifPresent(text -> numbers.put(input.key(), number(input, text)));
        }
        return numbers;
    }

    /// Whether a form was sent by its button, and wants the address of what it says.
    static boolean isRaw(Planner planner, Form form) {
        return planner.inputs().stream().anyMatch(input -> form.has(input.key() + WAS));
    }

    /// The query of a view: what is not as usual.
    static String query(Planner planner, Map<String, Double> numbers) {
        return planner.inputs().stream()
                .filter(input -> differs(input, numbers))
                .map(input ->
                        input.key()
                                + "="
                                + URLEncoder.encode(
                                        text(input, of(input, numbers)), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// As it is typed.
    static String text(Input input, double number) {
        return scaled(input, number).toPlainString();
    }

    /// As it is typed, for a step or an end of a slider.
    static BigDecimal scaled(Input input, double number) {
        BigDecimal exact = new BigDecimal(number).round(DIGITS);
        BigDecimal scaled = input.unit() == Unit.SHARE ? exact.multiply(PERCENT) : exact;
        return scaled.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(scaled.stripTrailingZeros().toPlainString());
    }

    static double of(Input input, Map<String, Double> numbers) {
        return numbers.getOrDefault(input.key(), input.usual());
    }

    private static boolean differs(Input input, Map<String, Double> numbers) {
        return Math.abs(of(input, numbers) - input.usual()) > 1e-12 * Math.abs(input.usual());
    }

    private static Optional<String> given(Input input, Form form) {
        Optional<String> typed = form.text(input.key());
        Optional<String> slid = form.text(input.key() + SLIDER);
        Optional<String> was = form.text(input.key() + WAS);
        return typed.equals(was) && !slid.equals(was) && slid.isPresent()
                ? slid.map(text -> onStep(input, text))
                : typed;
    }

    /// Sliders without steps, for numbers that are on none, stop anywhere.
    private static String onStep(Input input, String text) {
        try {
            BigDecimal step = scaled(input, input.step());
            return new BigDecimal(text)
                    .divide(step, 0, RoundingMode.HALF_UP)
                    .multiply(step)
                    .toPlainString();
        } catch (NumberFormatException none) {
            return text;
        }
    }

    private static double number(Input input, String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text.replace(',', '.').replace("%", "").strip());
        } catch (NumberFormatException none) {
            throw RefusedException.at(input.key(), "refused.planner-number");
        }
        double scaled =
                (input.unit() == Unit.SHARE ? number.divide(PERCENT, DIGITS) : number)
                        .doubleValue();
        if (!(scaled >= input.least() && scaled <= input.most())) {
            throw RefusedException.at(
                    input.key(),
                    "refused.planner-range",
                    text(input, input.least()),
                    text(input, input.most()));
        }
        return scaled;
    }
}
