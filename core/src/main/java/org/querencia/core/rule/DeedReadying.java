package org.querencia.core.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.rule.Deed.Fold;
import org.querencia.core.rule.Deed.Happening;
import org.querencia.core.rule.Rule.Comparison;

/// The part of [Readying] that is about events: notes what must be kept of them.
final class DeedReadying {

    private static final Happening ALL = new Happening(EventKind.of("*"), Optional.empty());

    /// Few counts are kept, so that rules which differ a little share what is kept.
    private static final int FEW = 4;

    private static final int SOME = 32;

    private final Setting setting;
    private final Map<String, Need.Placed> needs;
    private final Readying readying;

    DeedReadying(Setting setting, Map<String, Need.Placed> needs, Readying readying) {
        this.setting = setting;
        this.needs = needs;
        this.readying = readying;
    }

    private DeedParts.Source source(Happening what, Need.Keep keep) {
        Need need = new Need(what, keep);
        String key = need.key(setting.zone());
        Need.Placed placed = needs.computeIfAbsent(key, _ -> new Need.Placed(need, needs.size()));
        return new DeedParts.Source(placed.index(), key, need.none());
    }

    private DeedParts.Source source(EventKind kind, Need.Keep keep) {
        return source(new Happening(kind, Optional.empty()), keep);
    }

    Part part(Deed deed) {
        return switch (deed) {
            case Deed.Count(Happening what, Window window) -> count(what, window);
            case Deed.Total(Fold fold, Happening what, String property, Window window) ->
                    total(fold, what, property, window);
            case Deed.Decayed(Happening what, Fading fading) ->
                    new FadingParts.Faded(
                            source(what, new Need.ByDay(new Need.Tally(), fading.days())), fading);
            case Deed.First(EventKind kind) -> {
                DeedParts.Source source = source(kind, new Need.Tally());
                yield (Part.Still)
                        look ->
                                source.of(look)
                                                        instanceof
                                                        Kept.Tally(long count, long first, long _)
                                                && count > 0
                                        ? new Answer.Moment(first)
                                        : Answer.UNKNOWN;
            }
            case Deed.Last(EventKind kind) -> last(kind);
            case Deed.Silent(EventKind kind, Rule length) ->
                    new DeedParts.Silence(last(kind), readying.part(length));
            case Deed.Rhythm(EventKind kind) -> {
                DeedParts.Source source = source(kind, new Need.Times(Need.INTERVALS_MAX + 1));
                yield (Part.Still) look -> Sequences.rhythm((Kept.Times) source.of(look));
            }
            case Deed.Ordered(EventKind before, EventKind after, Duration within) -> {
                DeedParts.Source ones = source(before, new Need.Times(Need.PAIRED_MAX));
                DeedParts.Source others = source(after, new Need.Times(Need.PAIRED_MAX));
                yield (Part.Still)
                        look ->
                                Answer.of(
                                        Sequences.follow(
                                                (Kept.Times) ones.of(look),
                                                (Kept.Times) others.of(look),
                                                Micros.of(within)));
            }
        };
    }

    Part part(Presence presence) {
        return switch (presence) {
            case Presence.Near(String _, Point point, long metres) -> {
                DeedParts.Source source = source(ALL, new Need.LastPlace());
                yield (Part.Still)
                        look ->
                                ((Kept.Place) source.of(look))
                                        .said()
                                        .map(last ->
                                                Answer.of(point.metresTo(last.value()) <= metres))
                                        .orElse(Answer.UNKNOWN);
            }
            case Presence.Channel() -> {
                DeedParts.Source source = source(ALL, new Need.LastChannel());
                yield (Part.Still)
                        look ->
                                ((Kept.Word) source.of(look))
                                        .said()
                                        .<Answer>map(last -> new Answer.Words(last.value()))
                                        .orElse(Answer.UNKNOWN);
            }
        };
    }

    private Part last(EventKind kind) {
        DeedParts.Source source = source(kind, new Need.Tally());
        return (Part.Still)
                look ->
                        source.of(look) instanceof Kept.Tally(long count, long _, long last)
                                        && count > 0
                                ? new Answer.Moment(last)
                                : Answer.UNKNOWN;
    }

    private Part count(Happening what, Window window) {
        return switch (window) {
            case Window.Ever() -> {
                DeedParts.Source source = source(what, new Need.Tally());
                yield (Part.Still) look -> Answer.of(((Kept.Tally) source.of(look)).count());
            }
            case Window.Sliding(Duration length) ->
                    new DeedParts.SlidingCount(
                            source(what, new Need.Times(Need.KEPT_MAX)), Micros.of(length));
            case Window.Calendar calendar ->
                    new DeedParts.CalendarPart(
                            source(what, byDay(new Need.Tally(), calendar)),
                            calendar,
                            Kept.Tally.NONE,
                            kept -> Answer.of(((Kept.Tally) kept).count()));
        };
    }

    /// A count that is only compared with a number written out: the latest few are enough, and it
    /// is known when it falls below. Empty for anything else.
    Optional<Part> enough(Rule.Compare compare) {
        if (!(compare
                instanceof
                Rule.Compare(
                        Deed.Count(Happening what, Window.Sliding(Duration length)),
                        Comparison by,
                        Rule.Num(BigDecimal number)))) {
            return Optional.empty();
        }
        long least =
                number.setScale(0, RoundingMode.CEILING)
                        .min(BigDecimal.valueOf(Need.KEPT_MAX + 1))
                        .max(BigDecimal.ZERO)
                        .longValueExact();
        int most = least < FEW ? FEW : least < SOME ? SOME : Need.KEPT_MAX;
        DeedParts.SlidingCount counted =
                new DeedParts.SlidingCount(source(what, new Need.Times(most)), Micros.of(length));
        return Optional.of(new DeedParts.Enough(counted, by, number, least));
    }

    private Part total(Fold fold, Happening what, String property, Window window) {
        boolean different = fold == Fold.DISTINCT;
        Need.Keep overall = different ? new Need.Different(property) : new Need.Amounts(property);
        return switch (window) {
            case Window.Ever() -> {
                DeedParts.Source source = source(what, overall);
                yield (Part.Still) look -> Folding.of(fold, source.of(look));
            }
            case Window.Sliding(Duration length) ->
                    new DeedParts.SlidingTotal(
                            source(what, new Need.Values(property, different)),
                            fold,
                            Micros.of(length));
            case Window.Calendar calendar ->
                    new DeedParts.CalendarPart(
                            source(what, byDay(overall, calendar)),
                            calendar,
                            different ? Kept.Different.NONE : Kept.Amounts.NONE,
                            kept -> Folding.of(fold, kept));
        };
    }

    private static Need.Keep byDay(Need.Keep keep, Window.Calendar calendar) {
        return new Need.ByDay(keep, calendar.unit().days());
    }
}
