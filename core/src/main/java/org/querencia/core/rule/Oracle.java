package org.querencia.core.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.rule.Answer.Truth;

/// Answers rules slowly and plainly, by reading a person's whole [History]: what all quicker ways
/// are held to.
public final class Oracle {

    private static final Comparator<Event> OLDEST_FIRST = Comparator.comparing(Event::timestamp);

    private final History history;
    private final Setting setting;
    private final Instant at;
    private final List<Event> counting;

    /// @param at the present; nothing in the history is later
    public Oracle(History history, Setting setting, Instant at) {
        this.history = history;
        this.setting = setting;
        this.at = at;
        this.counting =
                history.events().stream().filter(Event::counts).sorted(OLDEST_FIRST).toList();
    }

    /// Whether the rule holds; what is unknown does not.
    public boolean holds(Rule rule) {
        return Answer.holds(answer(rule));
    }

    /// The score; empty for people of whom it does not speak.
    public Optional<Integer> score(Scored scored) {
        return answer(scored) instanceof Answer.Amount(BigDecimal number)
                ? Optional.of(number.intValueExact())
                : Optional.empty();
    }

    /// What a part that is a text comes to.
    public Optional<String> text(Rule rule) {
        return answer(rule) instanceof Answer.Words(String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private Past past() {
        return new Past(this, counting, setting, at);
    }

    /// Whether an event passes a filter.
    boolean passes(Rule filter, Event event) {
        return Answer.holds(answer(filter, Occurrence.of(event)));
    }

    Answer answer(Rule rule) {
        return answer(rule, Occurrence.NONE);
    }

    private Answer answer(Rule rule, Occurrence event) {
        return switch (rule) {
            case Rule.Literal literal -> Operators.literal(literal);
            case Rule.Logic logic -> logic(logic, event);
            case Rule.Test test -> test(test, event);
            case Rule.Arithmetic(Rule left, var by, Rule right) ->
                    Operators.arithmetic(answer(left, event), by, answer(right, event));
            case Rule.As(Rule any, Rule.Type type) ->
                    Operators.as(answer(any, event), type, setting.days());
            case Rule.Has(Rule any) ->
                    Answer.of(
                            answer(any, event) instanceof Answer.Raw(Value value)
                                    && !(value instanceof Value.Nothing));
            case Field.Trait(List<String> path) -> Operators.trait(history.traits(), path);
            case Field.AccountTrait(List<String> path) -> Operators.trait(history.account(), path);
            case Field.EventField(List<String> path) ->
                    Operators.field(event.property(path.getFirst()), path);
            case Field.CampaignField(String name) ->
                    Operators.field(event.campaign(name), List.of(name));
            case Deed deed -> past().answer(deed);
            case Buying buying -> buying(buying);
            case Standing standing -> standing(standing);
            case Presence presence -> past().answer(presence);
            case Dated dated -> dated(dated);
            case Scored scored -> scored(scored);
        };
    }

    private Answer logic(Rule.Logic logic, Occurrence event) {
        return switch (logic) {
            case Rule.And(List<Rule> parts) -> joined(parts, Answer.NO, Answer.YES, event);
            case Rule.Or(List<Rule> parts) -> joined(parts, Answer.YES, Answer.NO, event);
            case Rule.Not(Rule part) -> Operators.not(answer(part, event));
            case Rule.Choice(Rule when, Rule then, Rule otherwise) ->
                    answer(when, event) instanceof Truth(boolean holds)
                            ? answer(holds ? then : otherwise, event)
                            : Answer.UNKNOWN;
        };
    }

    /// One part that decides is enough; else one that is unknown leaves all unknown.
    private Answer joined(List<Rule> parts, Answer decides, Answer otherwise, Occurrence event) {
        List<Answer> answers = parts.stream().map(part -> answer(part, event)).toList();
        return answers.contains(decides)
                ? decides
                : answers.contains(Answer.UNKNOWN) ? Answer.UNKNOWN : otherwise;
    }

    private Answer test(Rule.Test test, Occurrence event) {
        return switch (test) {
            case Rule.Compare(Rule left, var by, Rule right) ->
                    Operators.compare(answer(left, event), by, answer(right, event));
            case Rule.OneOf(Rule item, List<Rule> choices) ->
                    Operators.oneOf(
                            answer(item, event),
                            choices.stream().map(choice -> answer(choice, event)).toList());
            case Rule.Holds(Rule list, String item) -> Operators.holds(answer(list, event), item);
            case Rule.Matches(Rule of, var how, String argument) ->
                    Operators.matches(answer(of, event), how, Expression.of(how, argument));
        };
    }

    private Answer buying(Buying buying) {
        return switch (buying) {
            case Buying.Bought(String what, Window window) ->
                    Answer.of(within(window).anyMatch(purchase -> purchase.names().contains(what)));
            case Buying.Orders(Window window) -> Answer.of(within(window).count());
            case Buying.Revenue(Optional<String> currency, Window window) -> {
                String code = currency.orElse(setting.currency().getCurrencyCode());
                yield Operators.number(
                        within(window)
                                .filter(purchase -> purchase.currency().equals(code))
                                .map(Purchases.Purchase::total)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        };
    }

    private Stream<Purchases.Purchase> within(Window window) {
        Window.Range range = window.range(at, setting.zone());
        return history.orders().stream()
                .map(order -> order.receipt(setting.currency()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), Purchases::of))
                .all()
                .stream()
                .filter(purchase -> range.holds(purchase.at()));
    }

    private Answer standing(Standing standing) {
        return switch (standing) {
            case Standing.Stage(String model) -> {
                String stage = history.inputs().stages().get(model);
                yield stage == null ? Answer.UNKNOWN : new Answer.Words(stage);
            }
            case Standing.InSegment(String key) ->
                    Answer.of(history.inputs().segments().contains(key));
            case Standing.Score(String name) -> {
                Map<String, BigDecimal> scores = history.inputs().scores();
                BigDecimal score = scores.get(name);
                yield score == null ? Answer.UNKNOWN : Operators.number(score);
            }
            case Standing.ConsentTo(String channel, String purpose) ->
                    Answer.of(history.consents().allows(channel, purpose));
        };
    }

    private Answer scored(Scored scored) {
        return holds(scored.people())
                ? Operators.number(
                        Scored.score(
                                scored.grounds().stream()
                                        .map(ground -> ground.points(answer(ground.of())))
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)))
                : Answer.UNKNOWN;
    }

    private Answer dated(Dated dated) {
        Days days = setting.days();
        LocalDate today = days.today(at);
        return switch (dated) {
            case Dated.Today() -> new Answer.Moment(days.start(today));
            case Dated.YearsSince(Rule any) ->
                    day(answer(any))
                            .map(day -> Answer.of(Days.years(day, today)))
                            .orElse(Answer.UNKNOWN);
            case Dated.Birthday(Window window) ->
                    day(Operators.trait(history.traits(), Days.BIRTHDAY))
                            .map(day -> Answer.of(Days.comesRound(day, window, today)))
                            .orElse(Answer.UNKNOWN);
        };
    }

    private Optional<LocalDate> day(Answer any) {
        return any instanceof Answer.Raw(Value value)
                ? setting.days().day(value)
                : Optional.empty();
    }
}
