package org.querencia.science.planner;

import java.util.ArrayList;
import java.util.List;
import org.querencia.science.planner.Outlook.Figure;
import org.querencia.science.planner.Outlook.Picture;

/// Whether to go out to customers or to let them come: active or passive acquisition. Four factors
/// are graded from 0 (nobody comes by themselves) to 10 (everybody does): how well the brand is
/// known, how easily the product is come across, how wide the clientele is, and how far the product
/// explains itself. Their mean is the share of the effort that may go into being found; a judgement
/// in order, not a measurement.
final class Acquisition {
    private static final double MOST = 10;
    private static final double PASSIVE_FROM = 0.65;
    private static final double ACTIVE_TO = 0.35;
    private static final double HIGH_FROM = 7;
    private static final double LOW_TO = 3;

    static final List<Input> INPUTS =
            List.of(grade("brand"), grade("distribution"), grade("clientele"), grade("product"));

    private Acquisition() {}

    private static Input grade(String key) {
        return new Input(key, Unit.GRADE, 5, 0, MOST, 1);
    }

    static Outlook outlook(Values values) {
        List<String> reasons = new ArrayList<>();
        double sum = 0;
        for (Input factor : INPUTS) {
            double grade = values.of(factor.key());
            sum += grade;
            reasons.add(factor.key() + "." + band(grade));
        }
        double passive = sum / MOST / INPUTS.size();
        return new Outlook(
                List.of(
                        Figure.of("passive", Unit.SHARE, passive),
                        Figure.of("active", Unit.SHARE, 1 - passive)),
                Picture.NONE,
                verdict(passive),
                reasons);
    }

    private static String verdict(double passive) {
        if (passive >= PASSIVE_FROM) {
            return "passive";
        }
        return passive <= ACTIVE_TO ? "active" : "both";
    }

    private static String band(double grade) {
        if (grade >= HIGH_FROM) {
            return "high";
        }
        return grade <= LOW_TO ? "low" : "middle";
    }
}
