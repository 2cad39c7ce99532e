package org.querencia.web.console.frame;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.querencia.core.call.CallRules;
import org.querencia.core.score.Backtest;
import org.querencia.core.score.Score;
import org.querencia.core.score.Scores;
import org.querencia.core.visit.PhoneCall;
import org.querencia.core.visit.VisitLists;
import org.querencia.runtime.visit.VisitRefusedException;

/// Texts about scores, calls and visits that are named at run time: those every workspace has at
/// first.
final class CallTexts {

    private CallTexts() {}

    /// The others, and these.
    static Map<String, Set<String>> with(Map<String, Set<String>> others) {
        Map<String, Set<String>> all = new TreeMap<>(PlannerTexts.with(others));
        all.put(
                "call.occasion.",
                CallRules.DEFAULTS.occasions().stream()
                        .map(CallRules.Occasion::key)
                        .collect(Collectors.toSet()));
        all.put(
                "call.outcome.",
                Arrays.stream(PhoneCall.Outcome.values())
                        .map(PhoneCall.Outcome::text)
                        .collect(Collectors.toSet()));
        all.put(
                "score.ground.",
                Scores.SHIPPED.all().stream()
                        .flatMap(score -> score.grounds().stream())
                        .map(Score.Ground::name)
                        .collect(Collectors.toSet()));
        all.put(
                "score.name.",
                Scores.SHIPPED.all().stream().map(Score::name).collect(Collectors.toSet()));
        all.put(
                "score.verdict.",
                Arrays.stream(Backtest.Verdict.values())
                        .map(Backtest.Verdict::text)
                        .collect(Collectors.toSet()));
        all.put("visit.arrival.", Set.copyOf(VisitLists.DEFAULTS.arrivals()));
        all.put("visit.interest.", Set.of("none", "some", "much"));
        all.put("visit.reason.", Set.copyOf(VisitLists.DEFAULTS.reasons()));
        all.put(
                "visit.refused.",
                Arrays.stream(VisitRefusedException.Reason.values())
                        .map(VisitRefusedException.Reason::text)
                        .collect(Collectors.toSet()));
        return all;
    }
}
