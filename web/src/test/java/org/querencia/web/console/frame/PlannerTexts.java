package org.querencia.web.console.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.querencia.runtime.attribution.NamedModel;
import org.querencia.runtime.basket.BasketDesk.Rank;
import org.querencia.science.planner.Input;
import org.querencia.science.planner.Outlook;
import org.querencia.science.planner.Planner;
import org.querencia.web.console.basket.BasketView;

/// Texts about planners and attribution that are named at run time.
final class PlannerTexts {
    private static final List<Double> PLACES = List.of(0.0, 0.2, 0.5, 0.9, 1.0);

    private PlannerTexts() {}

    /// The others, and these.
    static Map<String, Set<String>> with(Map<String, Set<String>> others) {
        Map<String, Set<String>> all = new TreeMap<>(others);
        Set<String> keys =
                Arrays.stream(Planner.values()).map(Planner::key).collect(Collectors.toSet());
        all.put("attribution.model.", Set.copyOf(NamedModel.NAMES));
        all.put("attribution.meaning.", Set.copyOf(NamedModel.NAMES));
        all.put("attribution.total.", Set.of("orders", "new_customers", "revenue", "margin"));
        for (String part : List.of("about.", "lead.", "all.", "none.", "next.", "how.")) {
            all.put("basket." + part, Set.copyOf(BasketView.ABOUT));
        }
        all.put("basket.days.", Set.of("firsts", "leaving"));
        all.put(
                "basket.rank.",
                Arrays.stream(Rank.values()).map(Rank::text).collect(Collectors.toSet()));
        all.put("planner.name.", keys);
        all.put("planner.lead.", keys);
        all.put("planner.came.", Set.of("closes", "retention"));
        Set<String> inputs = new TreeSet<>();
        Set<String> figures = new TreeSet<>();
        Set<String> verdicts = new TreeSet<>();
        Set<String> reasons = new TreeSet<>();
        for (Planner planner : Planner.values()) {
            planner.inputs().forEach(input -> inputs.add(planner.key() + "." + input.key()));
            for (Outlook outlook : outlooks(planner)) {
                outlook.figures()
                        .forEach(figure -> figures.add(planner.key() + "." + figure.key()));
                outlook.picture()
                        .lines()
                        .forEach(line -> figures.add(planner.key() + "." + line.key()));
                verdicts.add(planner.key() + "." + outlook.verdict());
                reasons.addAll(outlook.reasons());
            }
        }
        all.put("planner.input.", inputs);
        all.put("planner.figure.", figures);
        all.put("planner.verdict.", verdicts);
        all.put("planner.reason.", reasons);
        return all;
    }

    /// With every number at several places, alone and with all others.
    private static List<Outlook> outlooks(Planner planner) {
        List<Map<String, Double>> given = new ArrayList<>();
        for (double place : PLACES) {
            Map<String, Double> together = new TreeMap<>();
            for (Input input : planner.inputs()) {
                double number = input.least() + place * (input.most() - input.least());
                given.add(Map.of(input.key(), number));
                together.put(input.key(), number);
            }
            given.add(together);
        }
        return given.stream().map(one -> planner.outlook(planner.values(one))).toList();
    }
}
