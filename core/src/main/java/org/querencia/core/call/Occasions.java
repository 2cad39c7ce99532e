package org.querencia.core.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.querencia.core.rule.Deed;
import org.querencia.core.rule.Deed.Happening;
import org.querencia.core.rule.EventKind;
import org.querencia.core.rule.Field;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rule.Comparison;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Scored;
import org.querencia.core.rule.Standing;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.rule.Window;
import org.querencia.core.visit.CallFacts;
import org.querencia.core.visit.PhoneCall.Outcome;

/// The rules of the daily lists, read.
///
/// They may ask for scores, but not for segments and stages: a list is made of what had happened by
/// the beginning of the day, when nobody noted who stood where.
public record Occasions(List<Rule> rules, List<Integer> points, Rule whom) {

    /// Whoever has that number is not the one who is meant.
    private static final Duration WRONG_NUMBER = Duration.ofDays(365);

    public Occasions {
        rules = List.copyOf(rules);
        points = List.copyOf(points);
    }

    /// Throws [IllegalArgumentException] that says what is wrong with which occasion.
    ///
    /// @param scores by key; what asks for another one holds for nobody
    public static Occasions of(CallRules calls, Map<String, Scored> scores) {
        List<Rule> rules = new ArrayList<>();
        for (CallRules.Occasion occasion : calls.occasions()) {
            Rules.Parsed parsed = Rules.parse(occasion.rule(), Vocabulary.NONE);
            Rule rule =
                    parsed.rule().orElseThrow(() -> wrong(occasion, parsed.faults().getFirst()));
            rules.add(rule.with(scores));
        }
        return new Occasions(
                rules,
                calls.occasions().stream().map(CallRules.Occasion::points).toList(),
                whom(calls));
    }

    /// The scores that occasions ask for.
    public Set<String> asked() {
        Set<String> asked = new TreeSet<>();
        rules.forEach(rule -> asked.addAll(Mentioned.in(rule).scores()));
        return asked;
    }

    private static IllegalArgumentException wrong(CallRules.Occasion occasion, Object why) {
        return new IllegalArgumentException("occasion '%s': %s".formatted(occasion.key(), why));
    }

    /// Whoever may be called at all.
    private static Rule whom(CallRules calls) {
        List<Rule> parts = new ArrayList<>();
        parts.add(new Rule.Flag(true));
        if (calls.againDays() > 0) {
            parts.add(none(Optional.empty(), Duration.ofDays(calls.againDays())));
        }
        if (calls.uninterestedDays() > 0) {
            parts.add(
                    none(
                            Optional.of(Outcome.NOT_INTERESTED),
                            Duration.ofDays(calls.uninterestedDays())));
        }
        parts.add(none(Optional.of(Outcome.WRONG_NUMBER), WRONG_NUMBER));
        if (calls.consent().isAsked()) {
            parts.add(new Standing.ConsentTo(calls.consent().channel(), calls.consent().purpose()));
        }
        return new Rule.And(parts);
    }

    /// No call of that outcome in so long.
    private static Rule none(Optional<Outcome> outcome, Duration length) {
        Optional<Rule> filter =
                outcome.map(one ->
                        new Rule.Compare(
                                new Rule.As(
                                        new Field.EventField(List.of(CallFacts.OUTCOME)),
                                        Rule.Type.TEXT),
                                Comparison.EQUAL,
                                new Rule.Text(one.text())));
        return new Rule.Compare(
                new Deed.Count(
                        new Happening(EventKind.track(CallFacts.REGISTERED), filter),
                        new Window.Sliding(length)),
                Comparison.EQUAL,
                Rule.Num.of(0));
    }
}
