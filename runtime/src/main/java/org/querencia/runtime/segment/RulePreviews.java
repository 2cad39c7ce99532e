package org.querencia.runtime.segment;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.Problem;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;
import org.querencia.runtime.warehouse.Around;
import org.querencia.runtime.warehouse.Matches;
import org.querencia.runtime.warehouse.Matches.Matched;
import org.querencia.runtime.warehouse.Trade.Abroad;

/// Looks at a rule before it is used: whether it can be read, and for whom it holds now.
public final class RulePreviews {

    /// It asks for too many others to be counted before it is kept.
    private static final Issue COUNTED_LATER =
            new Issue(1, 1, Problem.COUNTED_LATER, List.of(), Optional.empty());

    private final Vocabularies vocabularies;
    private final AskedAround asked;
    private final Matches matches;
    private final Supplier<Abroad> abroad;
    private final Currency currency;
    private final InstantSource clock;

    /// @param abroad what was ordered in other currencies than this
    RulePreviews(
            Vocabularies vocabularies,
            AskedAround asked,
            Matches matches,
            Supplier<Abroad> abroad,
            Currency currency,
            InstantSource clock) {
        this.vocabularies = vocabularies;
        this.asked = asked;
        this.matches = matches;
        this.abroad = abroad;
        this.currency = currency;
        this.clock = clock;
    }

    /// What a rule comes to.
    ///
    /// @param matched empty when there are faults
    /// @param faults why it is no rule, in the order of the text
    /// @param warnings what is odd but may be meant
    public record Preview(Optional<Matched> matched, List<Issue> faults, List<Issue> warnings) {
        public Preview {
            faults = List.copyOf(faults);
            warnings = List.copyOf(warnings);
        }
    }

    /// The names that rules know now.
    public Vocabulary vocabulary() {
        return vocabularies.now();
    }

    /// A rule with all it asks for of others.
    record Question(Rule rule, Around around) {}

    /// What is wrong with a rule, or what it asks.
    record Read(Optional<Question> question, List<Issue> faults, List<Issue> warnings) {}

    /// Why it is no rule; empty when it is one.
    public List<Issue> faults(String rule) {
        return Rules.parse(rule, vocabularies.now()).faults();
    }

    /// @param sample how many people to name, 0 to [Matches#SAMPLE_MAX]
    public Preview of(String rule, int sample) {
        Read read = read(rule);
        return new Preview(
                read.question()
                        .map(question ->
                                matches.of(
                                        question.rule(),
                                        question.around(),
                                        clock.instant(),
                                        sample)),
                read.faults(),
                read.warnings());
    }

    Read read(String rule) {
        Vocabulary names = vocabularies.now();
        Rules.Parsed parsed = Rules.parse(rule, names);
        if (parsed.rule().isEmpty()) {
            return new Read(Optional.empty(), parsed.faults(), parsed.warnings());
        }
        Optional<Question> question =
                asked.by(parsed.rule().get(), names)
                        .map(around ->
                                new Question(
                                        parsed.rule().get().with(vocabularies.scores()), around));
        List<Issue> warnings = new ArrayList<>(parsed.warnings());
        otherCurrencies(rule, parsed.rule().get()).ifPresent(warnings::add);
        return new Read(
                question, question.isPresent() ? List.of() : List.of(COUNTED_LATER), warnings);
    }

    /// What a rule about money leaves out.
    private Optional<Issue> otherCurrencies(String text, Rule rule) {
        if (!Mentioned.in(rule).revenue()) {
            return Optional.empty();
        }
        Abroad left = abroad.get();
        String before = text.substring(0, Math.max(0, text.indexOf("revenue")));
        return left.orders() == 0
                ? Optional.empty()
                : Optional.of(
                        new Issue(
                                1 + Math.toIntExact(before.chars().filter(c -> c == '\n').count()),
                                before.length() - before.lastIndexOf('\n'),
                                Problem.OTHER_CURRENCIES,
                                List.of(
                                        currency.getCurrencyCode(),
                                        Long.toString(left.orders()),
                                        Long.toString(left.people())),
                                Optional.empty()));
    }
}
