package org.querencia.core.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Value;

/// Makes rules ready: each becomes a tree of [Part]s, and what they need to be kept is noted.
final class Readying {

    private final Setting setting;
    private final DeedReadying deeds;

    /// @param needs filled with what the rules need, by key
    Readying(Setting setting, Map<String, Need.Placed> needs) {
        this.setting = setting;
        this.deeds = new DeedReadying(setting, needs, this);
    }

    Part part(Rule rule) {
        return switch (rule) {
            case Rule.Literal literal -> still(Operators.literal(literal));
            case Rule.Logic logic -> logic(logic);
            case Rule.Test test -> test(test);
            case Rule.Arithmetic(Rule left, var by, Rule right) ->
                    new Both(part(left), part(right), (a, b) -> Operators.arithmetic(a, by, b));
            case Rule.As(Rule any, Rule.Type type) -> {
                Days days = setting.days();
                yield new One(part(any), answer -> Operators.as(answer, type, days));
            }
            case Rule.Has(Rule any) ->
                    new One(
                            part(any),
                            answer ->
                                    Answer.of(
                                            answer instanceof Answer.Raw(Value value)
                                                    && !(value instanceof Value.Nothing)));
            case Field.Trait(List<String> path) ->
                    (Part.Still) look -> Operators.trait(look.person().traits(), path);
            case Field.AccountTrait(List<String> path) ->
                    (Part.Still) look -> Operators.trait(look.person().account(), path);
            case Field.EventField(List<String> path) ->
                    (Part.Still)
                            look -> Operators.field(look.event().property(path.getFirst()), path);
            case Field.CampaignField(String name) ->
                    (Part.Still)
                            look -> Operators.field(look.event().campaign(name), List.of(name));
            case Deed deed -> deeds.part(deed);
            case Buying buying -> BuyingPart.of(buying, setting);
            case Standing standing -> standing(standing);
            case Presence presence -> deeds.part(presence);
            case Dated dated -> dated(dated);
            case Scored scored -> scored(scored);
        };
    }

    private static Part still(Answer answer) {
        return (Part.Still) _ -> answer;
    }

    private Part logic(Rule.Logic logic) {
        return switch (logic) {
            case Rule.And(List<Rule> parts) -> new Joined(parts(parts), false);
            case Rule.Or(List<Rule> parts) -> new Joined(parts(parts), true);
            case Rule.Not(Rule part) -> new One(part(part), Operators::not);
            case Rule.Choice(Rule when, Rule then, Rule otherwise) ->
                    new Chosen(part(when), part(then), part(otherwise));
        };
    }

    private Part[] parts(List<Rule> parts) {
        return parts.stream().map(this::part).toArray(Part[]::new);
    }

    private FadingParts.Sum scored(Scored scored) {
        return new FadingParts.Sum(
                part(scored.people()),
                parts(scored.grounds().stream().map(Scored.Ground::of).toList()),
                scored.grounds().toArray(Scored.Ground[]::new));
    }

    private Part compared(Rule.Compare compare) {
        Part left = part(compare.left());
        Part right = part(compare.right());
        return left instanceof FadingParts.Fader fader && compare.right() instanceof Rule.Num number
                ? new FadingParts.Against(fader, compare.by(), Operators.literal(number))
                : new Both(left, right, (a, b) -> Operators.compare(a, compare.by(), b));
    }

    private Part test(Rule.Test test) {
        return switch (test) {
            case Rule.Compare compare -> deeds.enough(compare).orElseGet(() -> compared(compare));
            case Rule.OneOf(Rule item, List<Rule> choices) -> {
                List<Answer> answers =
                        choices.stream()
                                .map(choice -> Operators.literal((Rule.Literal) choice))
                                .toList();
                yield new One(part(item), answer -> Operators.oneOf(answer, answers));
            }
            case Rule.Holds(Rule list, String item) ->
                    new One(part(list), answer -> Operators.holds(answer, item));
            case Rule.Matches(Rule of, var how, String argument) -> {
                Expression expression = Expression.of(how, argument);
                yield new One(part(of), answer -> Operators.matches(answer, how, expression));
            }
        };
    }

    private static Part standing(Standing standing) {
        Part.Still part =
                switch (standing) {
                    case Standing.Stage(String model) ->
                            look ->
                                    Optional.ofNullable(look.person().inputs().stages().get(model))
                                            .<Answer>map(Answer.Words::new)
                                            .orElse(Answer.UNKNOWN);
                    case Standing.InSegment(String key) ->
                            look -> Answer.of(look.person().inputs().segments().contains(key));
                    case Standing.Score(String name) ->
                            look ->
                                    Optional.ofNullable(look.person().inputs().scores().get(name))
                                            .map(Operators::number)
                                            .orElse(Answer.UNKNOWN);
                    case Standing.ConsentTo(String channel, String purpose) ->
                            look -> Answer.of(look.person().consents().allows(channel, purpose));
                };
        return part;
    }

    private Part dated(Dated dated) {
        return switch (dated) {
            case Dated.Today() -> new DatedPart.Today();
            case Dated.YearsSince(Rule any) -> new DatedPart.YearsSince(part(any));
            case Dated.Birthday(Window window) ->
                    new DatedPart.Birthday(part(new Field.Trait(Days.BIRTHDAY)), window);
        };
    }

    private interface Unary {
        Answer of(Answer part);
    }

    private record One(Part part, Unary operator) implements Part {
        @Override
        public Answer answer(Look look) {
            return operator.of(part.answer(look));
        }

        @Override
        public long next(Look look) {
            return part.next(look);
        }
    }

    private interface Binary {
        Answer of(Answer left, Answer right);
    }

    private record Both(Part left, Part right, Binary operator) implements Part {
        @Override
        public Answer answer(Look look) {
            return operator.of(left.answer(look), right.answer(look));
        }

        @Override
        public long next(Look look) {
            return Math.min(left.next(look), right.next(look));
        }
    }

    private record Chosen(Part when, Part then, Part otherwise) implements Part {
        @Override
        public Answer answer(Look look) {
            return when.answer(look) instanceof Answer.Truth(boolean holds)
                    ? (holds ? then : otherwise).answer(look)
                    : Answer.UNKNOWN;
        }

        @Override
        public long next(Look look) {
            return when.answer(look) instanceof Answer.Truth(boolean holds)
                    ? Math.min(when.next(look), (holds ? then : otherwise).next(look))
                    : when.next(look);
        }
    }

    /// Parts joined by 'and' or 'or'.
    ///
    /// @param decides one part of it is enough: false for 'and', true for 'or'
    private record Joined(Part[] parts, boolean decides) implements Part {
        @Override
        public Answer answer(Look look) {
            Answer answer = Answer.of(!decides);
            for (Part part : parts) {
                if (!(part.answer(look) instanceof Answer.Truth(boolean holds))) {
                    answer = Answer.UNKNOWN;
                } else if (holds == decides) {
                    return Answer.of(decides);
                }
            }
            return answer;
        }

        /// What is decided stays so until the last of those that decide it changes; that spares
        /// nearly all wakes of 'bought twice and silent for 45 days'.
        @Override
        public long next(Look look) {
            long first = Micros.NEVER;
            long lastDeciding = Long.MIN_VALUE;
            for (Part part : parts) {
                long next = part.next(look);
                first = Math.min(first, next);
                if (part.answer(look) instanceof Answer.Truth(boolean holds) && holds == decides) {
                    lastDeciding = Math.max(lastDeciding, next);
                }
            }
            return lastDeciding == Long.MIN_VALUE ? first : lastDeciding;
        }
    }
}
