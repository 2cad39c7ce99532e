package org.querencia.web.console.basket;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.basket.BasketDesk;
import org.querencia.runtime.basket.BasketDesk.Rank;
import org.querencia.runtime.warehouse.Baskets.Asked;
import org.querencia.runtime.warehouse.Baskets.Behind;
import org.querencia.runtime.warehouse.Baskets.First;
import org.querencia.runtime.warehouse.Baskets.Firsts;
import org.querencia.runtime.warehouse.Baskets.Found;
import org.querencia.runtime.warehouse.Baskets.Leaving;
import org.querencia.runtime.warehouse.Baskets.Left;
import org.querencia.runtime.warehouse.Baskets.Of;
import org.querencia.runtime.warehouse.Baskets.Together;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.science.basket.Proportion;
import org.querencia.science.basket.Risk;
import org.querencia.web.console.basket.BasketView.Standing;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;
import org.querencia.web.console.home.Span;
import org.querencia.web.console.path.PathPerson;

/// What is bought together, what brings people back, what those bought who left. The address holds
/// the view.
public final class BasketPages {
    private static final int SHOWN = 50;
    private static final int PEOPLE_SHOWN = 100;
    private static final String PAIRS = "pairs";
    private static final String FIRSTS = "firsts";

    private final Pages pages;
    private final BasketDesk desk;
    private final Names names;

    public BasketPages(Pages pages, BasketDesk desk, Names names) {
        this.pages = pages;
        this.desk = desk;
        this.names = names;
    }

    public void routing(HttpRules rules) {
        rules.get("/measure/basket", pages.signedIn(this::show));
        rules.get("/measure/basket/people", pages.signedIn(this::people));
        rules.get("/measure/basket.csv", pages.signedIn(this::csv));
    }

    /// What an address asks for.
    private record Terms(String about, Span span, Asked asked, int days, Rank rank) {

        static Terms of(Form query, Frame frame) {
            Span span = Span.of(query, frame.formats().now(), frame.formats().zone(), "12m");
            Of of =
                    query.text("by").filter("category"::equals).isPresent()
                            ? Of.CATEGORY
                            : Of.PRODUCT;
            String rank = query.text("rank").orElse(Rank.LIFT.text());
            return new Terms(
                    query.text("about").filter(BasketView.ABOUT::contains).orElse(PAIRS),
                    span,
                    new Asked(
                            new Period(span.from(), span.to()),
                            of,
                            within(query, "least", BasketDesk.LEAST, 1_000_000)),
                    within(query, "days", BasketDesk.DAYS, 3_660),
                    Arrays.stream(Rank.values())
                            .filter(one -> one.text().equals(rank))
                            .findFirst()
                            .orElse(Rank.LIFT));
        }

        private static int within(Form query, String name, int usual, int most) {
            return query.number(name).map(number -> Math.clamp(number, 1, most)).orElse(usual);
        }
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        Terms terms = Terms.of(visit.query(), frame);
        visit.show("basket/basket.jte", frame, Map.of("view", view(terms, frame)));
    }

    private BasketView view(Terms terms, Frame frame) {
        return switch (terms.about()) {
            case PAIRS -> {
                Together all = desk.pairs(terms.asked(), terms.rank(), SHOWN);
                yield view(
                        terms,
                        frame.formats().number(all.baskets()),
                        "",
                        all.pairs().stream().map(found -> pair(found, frame)).toList(),
                        List.of(),
                        List.of());
            }
            case FIRSTS -> {
                Firsts all = desk.firsts(terms.asked(), terms.days(), SHOWN);
                yield view(
                        terms,
                        frame.formats().number(all.all().cases()),
                        percent(all.all().share(), frame),
                        List.of(),
                        all.things().stream().map(one -> first(one, all.all(), frame)).toList(),
                        List.of());
            }
            default -> {
                Leaving all = desk.leaving(terms.asked(), terms.days(), SHOWN);
                yield view(
                        terms,
                        frame.formats().number(all.all().cases()),
                        percent(all.all().share(), frame),
                        List.of(),
                        List.of(),
                        all.things().stream().map(one -> left(one, frame)).toList());
            }
        };
    }

    private static BasketView view(
            Terms terms,
            String all,
            String share,
            List<BasketView.Pair> pairs,
            List<BasketView.First> firsts,
            List<BasketView.Left> leaving) {
        return new BasketView(
                terms.about(),
                terms.span(),
                terms.asked().of(),
                terms.asked().least(),
                terms.days(),
                terms.rank(),
                all,
                share,
                pairs,
                firsts,
                leaving);
    }

    private static BasketView.Pair pair(Found found, Frame frame) {
        return new BasketView.Pair(
                coded(found.first().key()),
                coded(found.second().key()),
                found.first().name(),
                found.second().name(),
                frame.formats().number(found.pair().both()),
                percent(found.pair().support(), frame),
                percent(found.pair().confidence(), frame),
                number(found.pair().lift(), frame));
    }

    private static BasketView.First first(First one, Proportion all, Frame frame) {
        Standing standing =
                one.back().low() > all.share()
                        ? Standing.ABOVE
                        : one.back().high() < all.share() ? Standing.BELOW : Standing.UNSURE;
        return new BasketView.First(
                coded(one.thing().key()),
                one.thing().name(),
                frame.formats().number(one.back().cases()),
                percent(one.back().share(), frame),
                interval(percent(one.back().low(), frame), percent(one.back().high(), frame)),
                one.median().map(time -> frame.text("measure.unit.days", time.toDays())).orElse(""),
                standing);
    }

    private static BasketView.Left left(Left one, Frame frame) {
        Risk risk = one.risk();
        Standing standing =
                risk.low() > 1
                        ? Standing.ABOVE
                        : risk.high() < 1 ? Standing.BELOW : Standing.UNSURE;
        return new BasketView.Left(
                coded(one.thing().key()),
                one.thing().name(),
                frame.formats().number(risk.with().cases()),
                percent(risk.with().share(), frame),
                percent(risk.without().share(), frame),
                number(risk.ratio(), frame),
                interval(number(risk.low(), frame), number(risk.high(), frame)),
                standing);
    }

    private static String interval(String low, String high) {
        return low + " – " + high;
    }

    private static String percent(double share, Frame frame) {
        return frame.text("planner.percent", number(share * 100, frame));
    }

    private static String number(double number, Frame frame) {
        BigDecimal rounded =
                new BigDecimal(number).setScale(number < 10 ? 2 : 1, RoundingMode.HALF_UP);
        return frame.formats()
                .number(rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros());
    }

    private void people(Visit visit) {
        Frame frame = visit.frame();
        Terms terms = Terms.of(visit.query(), frame);
        String thing = visit.query().text("thing").orElse("");
        Optional<String> with = visit.query().text("with");
        boolean hit = !visit.query().has("not");
        Duration days = Duration.ofDays(terms.days());
        Behind behind;
        if (with.isPresent()) {
            behind = new Behind.Both(thing, with.get());
        } else if (terms.about().equals(FIRSTS)) {
            behind = new Behind.First(thing, hit, days);
        } else {
            behind = new Behind.Gone(thing, hit, days);
        }
        visit.show(
                "path/people.jte",
                frame,
                Map.of(
                        "people",
                        PathPerson.of(desk.people(terms.asked(), behind, PEOPLE_SHOWN), names),
                        "title",
                        with.map(other -> thing + " + " + other).orElse(thing),
                        "back",
                        view(terms, "", "", List.of(), List.of(), List.of()).about(terms.about())));
    }

    private void csv(Visit visit) {
        Terms terms = Terms.of(visit.query(), visit.frame());
        String text =
                switch (terms.about()) {
                    case PAIRS ->
                            BasketCsv.pairs(
                                    desk.pairs(terms.asked(), terms.rank(), BasketCsv.ROWS_MAX));
                    case FIRSTS ->
                            BasketCsv.firsts(
                                    desk.firsts(terms.asked(), terms.days(), BasketCsv.ROWS_MAX));
                    default ->
                            BasketCsv.leaving(
                                    desk.leaving(terms.asked(), terms.days(), BasketCsv.ROWS_MAX));
                };
        visit.response().header(HeaderNames.CONTENT_TYPE, "text/csv; charset=utf-8");
        visit.response()
                .header(
                        HeaderNames.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.csv\"".formatted(terms.about()));
        visit.response().send(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
