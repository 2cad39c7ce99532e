package org.querencia.runtime.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Retraction;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.rule.Point;
import org.querencia.core.score.Score;
import org.querencia.core.segment.FixedList;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;
import org.querencia.core.stage.Label;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.place.PlaceDefinitions;
import org.querencia.runtime.score.ScoreDefinitions;
import org.querencia.runtime.stage.StageDefinitions;

/// What happens in a small shop that follows its customers by segments and stages, as time goes by:
/// few people, names and instants, so that they collide.
final class RandomSegments {

    static final List<String> RULES =
            List.of(
                    "count('Order Completed', '3d') >= 2",
                    "silent('Product Viewed', '2d')",
                    "orders >= 2 || revenue('10d') > 3000",
                    "trait.city == 'Bogotá' && count('*', '36h') > 1",
                    "silent('Order Completed', rhythm('Order Completed') * 2)",
                    "in_segment('s0') && !in_segment('s1')",
                    "sum('Order Completed', 'total', 'this month') > 2000",
                    "birthday('3d') || timestamp(trait.renewal) >= today",
                    "account.sector == 'retail'",
                    "consent('email', 'marketing')",
                    "bought('p1', '4d')",
                    "channel == 'web' && distinct('Product Viewed', 'product_id', 'ever') > 1",
                    "last('Product Viewed') > last('Order Completed')",
                    "count('Product Viewed', 'today') == 0",
                    "stage('m0') == 'b' || count('Order Completed', '2d') > 0",
                    "stage('m1') in ['a', 'c']",
                    FixedList.rule("fair.1"),
                    "score('v0') >= 25",
                    "score('v0') < 12 && in_segment('s0')",
                    "!(score('v1') > 3) || score('lead') == 5",
                    "near('shop', '2km')",
                    "!near('fair', '5km') || orders > 1",
                    "score('v2') > 10");

    private static final List<String> STAGES = List.of("a", "b", "c", "d");

    private static final Origin CONSOLE = Origin.of("console", Trust.SECRET);

    private final RandomGenerator random;
    private final IdentityRules identity;
    private final Set<Identifier> named = new LinkedHashSet<>();
    private Instant now = Events.NOON;
    private int made;

    RandomSegments(RandomGenerator random, IdentityRules identity) {
        this.random = random;
        this.identity = identity;
    }

    Instant now() {
        return now;
    }

    /// Every identifier that was ever named.
    Set<Identifier> named() {
        return named;
    }

    Instant later() {
        now = now.plus(Duration.ofMinutes(random.nextInt(3) == 0 ? random.nextInt(2_000) : 5));
        return now;
    }

    Fact fact() {
        later();
        return switch (random.nextInt(14)) {
            case 0 -> decision();
            case 1 -> correction();
            case 2, 3 ->
                    events(Events.identify().by(user(), email()).trait("city", city())).event();
            case 4 ->
                    events(trait(Events.identify().by(random.nextBoolean() ? email() : cookie())))
                            .event();
            case 5 ->
                    events(
                                    Events.group("acme" + random.nextInt(2))
                                            .by(user())
                                            .trait("sector", one("retail", "food")))
                            .event();
            case 6, 7, 8 -> order();
            case 9 ->
                    events(
                                    Events.track(one("Consent Given", "Consent Withdrawn"))
                                            .by(email())
                                            .with("channel", "email")
                                            .with("purpose", "marketing"))
                            .event();
            case 10 -> events(Events.identify().by(user(), cookie())).event();
            case 11 -> listed().event();
            default ->
                    events(
                                    Events.track("Product Viewed")
                                            .by(random.nextBoolean() ? cookie() : user())
                                            .with("product_id", "p" + random.nextInt(3))
                                            .context(context()))
                            .event();
        };
    }

    /// Put on a list by hand, or taken off.
    private Events listed() {
        Events events =
                Events.track(one(FixedList.JOINED, FixedList.LEFT)).by(one(user(), email()));
        for (Map.Entry<String, Value> property :
                FixedList.properties("fair.1", now, "ana").values().entrySet()) {
            events = events.with(property.getKey(), property.getValue());
        }
        return events(events);
    }

    Fact definition() {
        later();
        return switch (random.nextInt(7)) {
            case 0, 1 -> model();
            case 2 -> score();
            case 3 -> place();
            default -> segment();
        };
    }

    private Fields context() {
        Map<String, Value> context = new LinkedHashMap<>();
        context.put("channel", Value.of(one("web", "app")));
        if (random.nextBoolean()) {
            context.put("location", new Fields(PlaceDefinitions.point(point())));
        }
        return new Fields(context);
    }

    /// Some three kilometres from one to the next.
    private Point point() {
        return new Point(4.6 + random.nextInt(3) * 0.03, -74.06);
    }

    private Fact place() {
        NamedPlace place =
                new NamedPlace(one("shop", "fair"), point(), random.nextInt(6) == 0, ++made);
        return new Definition(
                "d" + made,
                CONSOLE,
                now,
                "ana@x.co",
                NamedPlace.KIND,
                place.name(),
                PlaceDefinitions.write(place));
    }

    private Fact score() {
        Score score =
                new Score(
                        "v" + random.nextInt(3),
                        "v",
                        random.nextBoolean() ? "true" : "count('Product Viewed', '3d') > 0",
                        List.of(
                                new Score.Fit(
                                        "",
                                        random.nextInt(3) == 0
                                                ? "near('shop', '4km')"
                                                : "trait.city == 'Bogotá'",
                                        points()),
                                new Score.Fit("", "silent('Order Completed', '2d')", points()),
                                new Score.Engagement(
                                        "",
                                        one("Product Viewed", "*"),
                                        random.nextBoolean() ? "" : "event.product_id == 'p1'",
                                        points(),
                                        1 + random.nextInt(3),
                                        40)),
                        List.of(),
                        random.nextInt(6) == 0,
                        ++made);
        return new Definition(
                "d" + made,
                CONSOLE,
                now,
                "ana@x.co",
                Score.KIND,
                score.key(),
                ScoreDefinitions.write(score));
    }

    private int points() {
        return random.nextInt(5) == 0 ? -10 : 1 + random.nextInt(20);
    }

    /// As somebody who brings many at once.
    List<Fact> definitions() {
        List<Fact> several = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            several.add(definition());
        }
        return several;
    }

    private Fact model() {
        String key = "m" + random.nextInt(2);
        List<String> keys = new ArrayList<>(STAGES);
        Collections.shuffle(keys, new Random(random.nextLong()));
        List<Stage> stages =
                keys.subList(0, 1 + random.nextInt(STAGES.size())).stream()
                        .map(this::stage)
                        .toList();
        StageModel model =
                new StageModel(
                        key,
                        Label.of(key),
                        stages,
                        random.nextInt(3) == 0 ? "" : stages.getFirst().key(),
                        switch (random.nextInt(9)) {
                            case 0 -> StageModel.State.DRAFT;
                            case 1 -> StageModel.State.DELETED;
                            default -> StageModel.State.ACTIVE;
                        },
                        ++made,
                        random.nextBoolean());
        return new Definition(
                "d" + made,
                CONSOLE,
                now,
                "ana@x.co",
                StageModel.KIND,
                key,
                StageDefinitions.write(model));
    }

    private Stage stage(String key) {
        return new Stage(
                key,
                Label.of(key),
                rule(),
                random.nextInt(3) == 0 ? rule() : "",
                random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(random.nextInt(4_000)));
    }

    private String rule() {
        return RULES.get(random.nextInt(RULES.size()));
    }

    private Fact segment() {
        String key = "s" + random.nextInt(4);
        State state =
                switch (random.nextInt(9)) {
                    case 0 -> State.PAUSED;
                    case 1 -> State.DRAFT;
                    case 2 -> State.DELETED;
                    default -> State.ACTIVE;
                };
        Segment segment = new Segment(key, key, rule(), state, "", "", ++made);
        return new Definition(
                "d" + made,
                CONSOLE,
                now,
                "ana@x.co",
                Segment.KIND,
                key,
                SegmentDefinitions.write(segment));
    }

    Fact retraction(int importId) {
        later();
        return new Retraction("r" + ++made, CONSOLE, now, "ana@x.co", new ImportId(importId));
    }

    Erasure erasure() {
        later();
        List<Identifier> all = List.copyOf(named);
        return new Erasure(
                "e" + ++made,
                CONSOLE,
                now,
                "ana@x.co",
                List.of(identity.anchorId(all.get(random.nextInt(all.size())))));
    }

    private Fact order() {
        return events(
                        Events.track(
                                        one(
                                                "Order Completed",
                                                "Order Completed",
                                                "Order Updated",
                                                "Order Refunded",
                                                "Order Cancelled"))
                                .by(random.nextInt(4) == 0 ? cookie() : user())
                                .with("order_id", "o" + random.nextInt(12))
                                .with("total", 500L + random.nextInt(2_000))
                                .with("products", new Value.Items(List.of(product()))))
                .event();
    }

    private Fields product() {
        return new Fields(
                java.util.Map.of(
                        "product_id", Value.of("p" + random.nextInt(3)),
                        "price", Value.of(100),
                        "quantity", Value.of(1)));
    }

    private Events trait(Events events) {
        String day = now.plus(Duration.ofDays(random.nextInt(-3, 9))).toString().substring(0, 10);
        return random.nextBoolean()
                ? events.trait("birthday", "1990" + day.substring(4))
                : events.trait("renewal", day);
    }

    /// Told now, of now or of a while ago, and now and then by a bot.
    private Events events(Events events) {
        Instant at =
                random.nextInt(4) == 0 ? now.minus(Duration.ofMinutes(random.nextInt(6_000))) : now;
        Events told = events.messageId("m" + ++made).at(at).received(now);
        return random.nextInt(12) == 0 ? told.marked(Mark.BOT) : told;
    }

    private Fact decision() {
        Identifier one = known(user());
        Identifier other = known(random.nextBoolean() ? email() : cookie());
        return new Decision(
                "c" + ++made,
                CONSOLE,
                now,
                "ana@x.co",
                random.nextBoolean()
                        ? new Decision.Merge(one, other)
                        : new Decision.Split(List.of(other), List.of(one)));
    }

    private Fact correction() {
        Identifier who = known(random.nextBoolean() ? user() : email());
        return new Decision(
                "c" + ++made,
                CONSOLE,
                now,
                "ana@x.co",
                random.nextInt(3) == 0
                        ? new Decision.ReleaseTrait(who, "city")
                        : new Decision.CorrectTrait(who, "city", Value.of(city())));
    }

    private String city() {
        return one("Bogotá", "Cali");
    }

    private String user() {
        return known("user_id:u" + random.nextInt(4)).toString();
    }

    private String email() {
        return known("email:e" + random.nextInt(4) + "@x.co").toString();
    }

    private String cookie() {
        return known("anonymous_id:a" + random.nextInt(5)).toString();
    }

    private Identifier known(String typeAndValue) {
        Identifier identifier = Events.identifier(typeAndValue);
        named.add(identifier);
        return identifier;
    }

    private String one(String... words) {
        return words[random.nextInt(words.length)];
    }
}
