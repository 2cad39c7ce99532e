package org.querencia.core.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A look at one person at one instant: answers the rules of a [RuleSet]. For one thread.
public final class Look {

    private final RuleSet rules;
    private final Person person;
    private final Instant at;
    private final Occurrence event;
    private final long now;
    private @Nullable Kept[] kept = {};
    private @Nullable LocalDate today;

    /// @param event the event a filter looks at; none for a rule
    Look(RuleSet rules, Person person, Instant at, Occurrence event) {
        this.rules = rules;
        this.person = person;
        this.at = at;
        this.event = event;
        this.now = Micros.of(at);
    }

    /// Whether a rule holds; what is unknown does not.
    ///
    /// @param rule its place in the set
    public boolean holds(int rule) {
        return Answer.holds(rules.part(rule).answer(this));
    }

    /// The next instant, later than this one, at which time alone may change the answer; never
    /// later than it does. Empty when it never can.
    public Optional<Instant> next(int rule) {
        return instant(rules.part(rule).next(this));
    }

    /// The first such instant of several rules.
    public Optional<Instant> next(BitSet some) {
        long next = Micros.NEVER;
        for (int rule = some.nextSetBit(0); rule >= 0; rule = some.nextSetBit(rule + 1)) {
            next = Math.min(next, rules.part(rule).next(this));
        }
        return instant(next);
    }

    private static Optional<Instant> instant(long micros) {
        return micros == Micros.NEVER ? Optional.empty() : Optional.of(Micros.instant(micros));
    }

    /// Which parts of a rule hold, and which fail.
    public Why why(int rule) {
        return Why.of(rules.rule(rule), part -> rules.ready(part).answer(this));
    }

    /// What a rule comes to that is a [Scored]; empty for people of whom it does not speak.
    public Optional<Reckoning> reckon(int rule) {
        if (!(rules.rule(rule) instanceof Scored scored)) {
            throw new IllegalArgumentException(rules.rule(rule).text() + " is no score");
        }
        return rules.part(rule).answer(this) instanceof Answer.Amount(BigDecimal number)
                ? Optional.of(
                        new Reckoning(
                                number.intValueExact(),
                                scored.grounds().stream()
                                        .map(ground ->
                                                ground.points(
                                                        rules.ready(ground.of()).answer(this)))
                                        .toList()))
                : Optional.empty();
    }

    /// What was kept for a need of the set: looked up once, since rules share it.
    Kept kept(DeedParts.Source source) {
        if (kept.length == 0) {
            kept = new @Nullable Kept[rules.needsCount()];
        }
        Kept known = kept[source.index()];
        if (known == null) {
            known = person.gathered().get(source.key(), source.none());
            kept[source.index()] = known;
        }
        return known;
    }

    Person person() {
        return person;
    }

    long now() {
        return now;
    }

    Occurrence event() {
        return event;
    }

    /// Worked out when it is asked for: few rules do.
    LocalDate today() {
        LocalDate known = today;
        if (known == null) {
            known = days().today(at);
            today = known;
        }
        return known;
    }

    Days days() {
        return rules.setting().days();
    }

    Window.Range range(Window window) {
        return window.range(at, rules.setting().zone());
    }

    /// When the unit of a calendar window ends.
    long ends(Window.Calendar calendar) {
        return days().start(calendar.next(today()));
    }
}
