package org.querencia.core.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.querencia.core.rule.Deed.Fold;
import org.querencia.core.rule.Deed.Happening;
import org.querencia.core.rule.Rule.Comparison;
import org.querencia.core.rule.Rule.Operation;
import org.querencia.core.rule.Rule.TextTest;

/// Random rules as the reader of rules makes them, over the few names of [RandomLives].
public final class RandomRules {

    static final List<String> EVENTS =
            List.of("Order Completed", "Product Viewed", "Signed Up", "page:Home", "page:*", "*");

    static final Point CENTRE = new Point(4.6486, -74.0628);

    public static final Vocabulary VOCABULARY =
            new Vocabulary(
                    Set.of("Order Completed", "Product Viewed", "Signed Up", "page:Home"),
                    Set.of("total", "category", "kind", "gift", "tags"),
                    Set.of(
                            "city",
                            "age",
                            "birthday",
                            "vip",
                            "tags",
                            "address",
                            "renewal",
                            "dirección"),
                    Set.of("sector", "employees"),
                    Set.of("vip", "new"),
                    Map.of("journey", Set.of("interest", "action", "use")),
                    Set.of("lead"),
                    Map.of("centre", CENTRE));

    private static final List<String> LENGTHS =
            List.of("1h", "6h", "12h", "1d", "2d", "3d", "7d", "30d", "90min");

    private final RandomGenerator random;

    public RandomRules(RandomGenerator random) {
        this.random = random;
    }

    public Rule rule() {
        return flag(random.nextInt(3));
    }

    private Rule flag(int depth) {
        if (depth == 0) {
            return condition();
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> joined(true, depth);
            case 2, 3 -> joined(false, depth);
            case 4 -> new Rule.Not(flag(depth - 1));
            default -> new Rule.Choice(flag(depth - 1), flag(depth - 1), flag(depth - 1));
        };
    }

    /// Flat: an 'and' directly inside an 'and' is one.
    private Rule joined(boolean and, int depth) {
        List<Rule> parts = new ArrayList<>();
        int wanted = 2 + random.nextInt(2);
        while (parts.size() < wanted) {
            Rule part = flag(depth - 1);
            boolean same = and ? part instanceof Rule.And : part instanceof Rule.Or;
            if (!same && !(and && Contradictions.in(with(parts, part)).isPresent())) {
                parts.add(part);
            }
        }
        return and ? new Rule.And(parts) : new Rule.Or(parts);
    }

    private static List<Rule> with(List<Rule> parts, Rule part) {
        List<Rule> all = new ArrayList<>(parts);
        all.add(part);
        return all;
    }

    private Rule condition() {
        return switch (random.nextInt(18)) {
            case 0, 1, 2 ->
                    new Rule.Compare(new Deed.Count(happening(), window()), comparison(), small());
            case 3, 4 -> new Rule.Compare(number(2), comparison(), number(1));
            case 5 -> new Deed.Silent(kind(), random.nextInt(3) == 0 ? span() : length());
            case 6 -> new Deed.Ordered(kind(), kind(), duration());
            case 7 -> new Rule.Compare(instant(), comparison(), instant());
            case 8 ->
                    new Rule.Compare(
                            span(), comparison(), random.nextBoolean() ? length() : span());
            case 9 -> new Buying.Bought(one("p1", "p2", "bread", "s1"), window());
            case 10 -> text();
            case 11 ->
                    new Rule.Has(
                            new Field.Trait(
                                    one(
                                            List.of("city"),
                                            List.of("address", "city"),
                                            List.of("dirección"))));
            case 12 -> new Rule.As(new Field.Trait(List.of("vip")), Rule.Type.FLAG);
            case 13 ->
                    new Dated.Birthday(
                            random.nextBoolean()
                                    ? calendar()
                                    : new Window.Sliding(Duration.ofDays(1 + random.nextInt(40))));
            case 14 -> new Standing.ConsentTo(one("email", "sms"), one("marketing", "service"));
            case 15 -> new Standing.InSegment(one("vip", "new"));
            case 16 -> new Presence.Near("centre", CENTRE, one(500L, 3_000L, 20_000L));
            default -> new Rule.Holds(new Field.Trait(List.of("tags")), one("gold", "new"));
        };
    }

    private Rule text() {
        Rule text =
                one(
                        new Rule.As(new Field.Trait(List.of("city")), Rule.Type.TEXT),
                        new Rule.As(new Field.Trait(List.of("address", "city")), Rule.Type.TEXT),
                        new Rule.As(new Field.AccountTrait(List.of("sector")), Rule.Type.TEXT),
                        new Presence.Channel(),
                        new Standing.Stage("journey"));
        return switch (random.nextInt(3)) {
            case 0 ->
                    new Rule.Matches(
                            text, one(TextTest.values()), one("a", "Bogotá", "i", "é", "o"));
            case 1 -> new Rule.OneOf(text, List.of(word(text), word(text)));
            default -> new Rule.Compare(text, comparison(), word(text));
        };
    }

    private Rule word(Rule beside) {
        return beside instanceof Standing.Stage
                ? new Rule.Text(one("interest", "action", "use"))
                : new Rule.Text(one("Bogotá", "Cali", "web", "app", "retail", "it's", "😀", ""));
    }

    private Rule number(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return new Rule.Arithmetic(
                    number(depth - 1), one(Operation.values()), divisor(depth - 1));
        }
        return switch (random.nextInt(10)) {
            case 9 -> decayed();
            case 0 -> small();
            case 1 -> new Deed.Count(happening(), window());
            case 2, 3, 4 ->
                    new Deed.Total(
                            one(Fold.values()),
                            happening(),
                            one("total", "kind", "category"),
                            window());
            case 5 -> new Buying.Orders(window());
            case 6 ->
                    new Buying.Revenue(
                            one(Optional.empty(), Optional.of("USD"), Optional.of("COP")),
                            window());
            case 7 -> new Rule.As(new Field.Trait(List.of("age")), Rule.Type.NUMBER);
            default ->
                    random.nextBoolean()
                            ? new Standing.Score("lead")
                            : new Dated.YearsSince(new Field.Trait(List.of("birthday")));
        };
    }

    private Rule decayed() {
        return new Deed.Decayed(happening(), new Fading(one(1, 2, 3, 14)));
    }

    /// What the reader does not make: a score with its points, compared with a number or as it is.
    public Rule scored() {
        List<Scored.Ground> grounds = new ArrayList<>();
        int wanted = 1 + random.nextInt(5);
        for (int i = 0; i < wanted; i++) {
            Rule of = one(flag(1), number(1), decayed());
            grounds.add(new Scored.Ground(of, random.nextInt(-30, 60), 1 + random.nextInt(100)));
        }
        Rule scored =
                new Scored("lead", random.nextInt(3) == 0 ? flag(1) : new Rule.Flag(true), grounds);
        return random.nextInt(4) == 0
                ? new Rule.Compare(scored, comparison(), number(1))
                : new Rule.Compare(scored, comparison(), Rule.Num.of(random.nextInt(101)));
    }

    /// Never the zero that the reader refuses.
    private Rule divisor(int depth) {
        Rule number = number(depth);
        return number.equals(Rule.Num.of(0)) ? Rule.Num.of(3) : number;
    }

    private Rule small() {
        return random.nextInt(4) == 0
                ? new Rule.Num(BigDecimal.valueOf(random.nextInt(-20, 60), 1))
                : Rule.Num.of(random.nextInt(5));
    }

    private Rule instant() {
        return switch (random.nextInt(6)) {
            case 0 -> new Deed.First(kind());
            case 1 -> new Deed.Last(kind());
            case 2 -> new Dated.Today();
            case 3 -> new Rule.As(new Field.Trait(List.of("renewal")), Rule.Type.INSTANT);
            case 4 ->
                    new Rule.As(
                            new Rule.Text(one("2026-11-05", "2026-11-10T06:00:00-05:00")),
                            Rule.Type.INSTANT);
            default ->
                    new Rule.Arithmetic(
                            one(new Deed.Last(kind()), new Dated.Today()),
                            one(Operation.PLUS, Operation.MINUS),
                            length());
        };
    }

    private Rule span() {
        return switch (random.nextInt(4)) {
            case 0 -> new Deed.Rhythm(kind());
            case 1 ->
                    new Rule.Arithmetic(
                            new Deed.Rhythm(kind()),
                            one(Operation.TIMES, Operation.BY),
                            new Rule.Num(BigDecimal.valueOf(1 + random.nextInt(40), 1)));
            case 2 ->
                    new Rule.Arithmetic(
                            new Deed.Last(kind()), Operation.MINUS, new Deed.First(kind()));
            default -> new Rule.Arithmetic(length(), Operation.PLUS, new Deed.Rhythm(kind()));
        };
    }

    private Happening happening() {
        return new Happening(
                kind(), random.nextInt(3) == 0 ? Optional.of(filter()) : Optional.empty());
    }

    private Rule filter() {
        Rule total = new Rule.As(new Field.EventField(List.of("total")), Rule.Type.NUMBER);
        Rule one =
                switch (random.nextInt(6)) {
                    case 4 -> new Rule.Has(new Field.CampaignField(one(Field.CAMPAIGN)));
                    case 5 ->
                            new Rule.Compare(
                                    new Rule.As(
                                            new Field.CampaignField(one(Field.CAMPAIGN)),
                                            Rule.Type.TEXT),
                                    one(Comparison.EQUAL, Comparison.UNEQUAL),
                                    new Rule.Text(one("madres", "7", "Día del café")));
                    case 0 -> new Rule.Compare(total, comparison(), small());
                    case 1 ->
                            new Rule.Compare(
                                    new Rule.As(
                                            new Field.EventField(List.of("category")),
                                            Rule.Type.TEXT),
                                    comparison(),
                                    new Rule.Text(one("bread", "café")));
                    case 2 -> new Rule.Has(new Field.EventField(List.of("gift")));
                    default -> new Rule.As(new Field.EventField(List.of("gift")), Rule.Type.FLAG);
                };
        return random.nextInt(3) == 0 ? new Rule.Not(one) : one;
    }

    private EventKind kind() {
        return EventKind.of(one(EVENTS));
    }

    private Window window() {
        return switch (random.nextInt(4)) {
            case 0 -> Window.EVER;
            case 1 -> calendar();
            default -> new Window.Sliding(duration());
        };
    }

    private Window calendar() {
        return one(Window.calendars());
    }

    private Rule length() {
        return new Rule.Span(duration());
    }

    private Duration duration() {
        return Spans.read(one(LENGTHS)).orElseThrow() instanceof Spans.Length(Duration length)
                ? length
                : Duration.ofDays(1);
    }

    private Comparison comparison() {
        return one(Comparison.values());
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs // The array is read only.
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }
}
