package org.querencia.web.console.planner;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.planner.Came;
import org.querencia.runtime.planner.PlannerDesk;
import org.querencia.runtime.planner.Scenario;
import org.querencia.science.planner.Input;
import org.querencia.science.planner.Outlook;
import org.querencia.science.planner.Planner;
import org.querencia.science.planner.Unit;
import org.querencia.web.console.frame.Frame;

/// A planner with the numbers it is asked about, and what it says.
///
/// @param key of the planner
/// @param query the address of this view, without the path
/// @param reasons in words
/// @param own whether the company's own figures can be begun with
/// @param scenario when it is one that is kept
public record PlannerView(
        String key,
        String query,
        List<Field> fields,
        List<Said> figures,
        String verdict,
        List<String> reasons,
        PlannerPicture picture,
        boolean own,
        Optional<Kept> scenario) {

    /// A slider with a field beside it.
    ///
    /// @param value as it is typed
    /// @param unit behind the field; may be empty
    public record Field(
            String key,
            String name,
            String value,
            String unit,
            String least,
            String most,
            String step,
            String furthest) {}

    /// A figure in words.
    ///
    /// @param first whether it is the answer, the rest being how it comes about
    public record Said(String name, String value, boolean first) {}

    /// @param came in words; empty where nothing is compared
    public record Kept(
            String id,
            String planner,
            String name,
            String author,
            String made,
            String starts,
            String came) {}

    static PlannerView of(
            Planner planner,
            Map<String, Double> numbers,
            Optional<Scenario> scenario,
            PlannerDesk desk,
            Amounts amounts) {
        Frame frame = amounts.frame();
        Outlook outlook = planner.outlook(planner.values(numbers));
        String key = planner.key();
        List<Said> figures = new ArrayList<>();
        for (Outlook.Figure figure : outlook.figures()) {
            figures.add(
                    new Said(
                            frame.text("planner.figure." + key + "." + figure.key()),
                            figure.known()
                                    ? amounts.said(figure.unit(), figure.amount())
                                    : frame.text("planner.none"),
                            figures.isEmpty()));
        }
        return new PlannerView(
                key,
                Typed.query(planner, numbers),
                planner.inputs().stream()
                        .map(input -> field(planner, input, numbers, amounts))
                        .toList(),
                figures,
                frame.text("planner.verdict." + key + "." + outlook.verdict()),
                outlook.reasons().stream()
                        .map(reason -> frame.text("planner.reason." + reason))
                        .toList(),
                PlannerPicture.of(key, outlook.picture(), amounts),
                planner == Planner.RETENTION,
                scenario.map(one -> kept(one, desk, amounts)));
    }

    static Kept kept(Scenario scenario, PlannerDesk desk, Amounts amounts) {
        Frame frame = amounts.frame();
        return new Kept(
                scenario.id(),
                scenario.planner().key(),
                scenario.name(),
                scenario.author(),
                frame.formats().date(scenario.made()),
                scenario.starts().map(frame.formats()::date).orElse(""),
                desk.came(scenario).map(came -> came(scenario, came, amounts)).orElse(""));
    }

    private static String came(Scenario scenario, Came came, Amounts amounts) {
        Frame frame = amounts.frame();
        return frame.text(
                "planner.came." + scenario.planner().key(),
                frame.formats().number(came.came()),
                amounts.said(Unit.COUNT, came.planned()),
                frame.formats().date(came.from()),
                frame.formats().date(came.to()));
    }

    private static Field field(
            Planner planner, Input input, Map<String, Double> numbers, Amounts amounts) {
        double value = Typed.of(input, numbers);
        BigDecimal step = Typed.scaled(input, input.step());
        return new Field(
                input.key(),
                amounts.frame().text("planner.input." + planner.key() + "." + input.key()),
                Typed.text(input, value),
                switch (input.unit()) {
                    case SHARE -> "%";
                    case MONEY -> amounts.currency().getCurrencyCode();
                    case COUNT, MONTHS, DAYS, GRADE, RATIO -> "";
                },
                Typed.text(input, input.least()),
                Typed.text(input, input.most()),
                onStep(input, value, step) ? step.toPlainString() : "any",
                furthest(input, value, step));
    }

    /// Whether a browser leaves the slider where the number is.
    private static boolean onStep(Input input, double value, BigDecimal step) {
        return Typed.scaled(input, value)
                        .subtract(Typed.scaled(input, input.least()))
                        .remainder(step)
                        .signum()
                == 0;
    }

    /// How far the slider goes: to the end where that is near, else some times the value, so that
    /// it can be moved by hand.
    private static String furthest(Input input, double value, BigDecimal step) {
        BigDecimal most = Typed.scaled(input, input.most());
        BigDecimal far =
                Typed.scaled(input, Math.max(value, input.usual()))
                        .multiply(BigDecimal.valueOf(4))
                        .max(step.multiply(BigDecimal.valueOf(100)))
                        .divide(step, 0, RoundingMode.CEILING)
                        .multiply(step);
        return far.min(most).stripTrailingZeros().toPlainString();
    }
}
