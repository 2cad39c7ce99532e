package org.querencia.web.console.alarm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.core.alarm.Attained;
import org.querencia.core.alarm.Plan;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;

/// A passage with its plan, if there is one, and what was attained beside what was to be.
///
/// @param name from which stage to which, in words
/// @param real what was attained, in words
/// @param verdict of it; empty without a plan
/// @param actions one a line, each with its link behind a blank
public record PlanView(
        String key,
        String from,
        String to,
        String name,
        String real,
        String verdict,
        boolean planned,
        String target,
        String horizon,
        String review,
        String owner,
        List<Plan.Action> doing,
        String actions) {

    private static final int HORIZON_DAYS = 30;
    private static final int PERCENT = 100;

    static PlanView of(
            Plan.Passage passage, Optional<Plan> plan, AlarmServices services, Frame frame) {
        int horizon = plan.map(Plan::horizonDays).orElse(HORIZON_DAYS);
        Attained attained = services.plans().attained(passage, horizon);
        return new PlanView(
                passage.key(),
                passage.from(),
                passage.to(),
                services.words().passage(passage, frame.texts().locale()),
                frame.text(
                        "plan.real",
                        attained.passed(),
                        attained.entered(),
                        percent(attained.share()),
                        horizon,
                        percent(attained.low()),
                        percent(attained.high())),
                plan.map(one ->
                                attained.against(one.target())
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'))
                        .orElse(""),
                plan.isPresent(),
                plan.map(one -> percent(one.target())).orElse(""),
                Integer.toString(horizon),
                plan.flatMap(Plan::review).map(Object::toString).orElse(""),
                plan.map(Plan::owner).orElse(""),
                plan.map(Plan::actions).orElse(List.of()),
                plan.map(PlanView::lines).orElse(""));
    }

    /// The same with what was typed into its form.
    PlanView typed(Form form) {
        return new PlanView(
                key,
                from,
                to,
                name,
                real,
                verdict,
                planned,
                form.text("target").orElse(target),
                form.text("horizon").orElse(horizon),
                form.text("review").orElse(review),
                form.text("owner").orElse(owner),
                doing,
                form.has("actions") ? form.verbatim("actions") : actions);
    }

    private static String lines(Plan plan) {
        return plan.actions().stream()
                .map(action -> (action.text() + " " + action.link()).strip())
                .collect(Collectors.joining("\n"));
    }

    private static String percent(double share) {
        return new BigDecimal(share * PERCENT)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
