package org.querencia.web.console.home;

import io.helidon.webserver.http.HttpRules;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.querencia.core.event.SourceKey;
import org.querencia.core.order.Money;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.FigureView.Part;
import org.querencia.web.console.home.HomeView.FirstEvent;
import org.querencia.web.console.home.HomeView.Indicator;
import org.querencia.web.console.home.HomeView.Share;
import org.querencia.web.console.home.HomeView.Tile;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The first page: how the period stands, what happens right now, and what is behind each figure.
public final class Home {
    private static final int BEHIND_SHOWN = 50;

    /// With the eight tiles they are the ten figures of Home, and no more.
    private static final Set<String> INDICATORS = Set.of("conversion", "repeat_rate");

    private final Pages pages;
    private final Overviews overviews;
    private final Sources sources;
    private final Happenings happenings;
    private final Names names;
    private final Supplier<URI> baseUrl;
    private final MeasureDesk desk;

    public Home(
            Pages pages,
            Overviews overviews,
            Sources sources,
            Happenings happenings,
            Names names,
            Supplier<URI> baseUrl,
            MeasureDesk desk) {
        this.pages = pages;
        this.overviews = overviews;
        this.sources = sources;
        this.happenings = happenings;
        this.names = names;
        this.baseUrl = baseUrl;
        this.desk = desk;
    }

    public void routing(HttpRules rules) {
        rules.get("/", pages.signedIn(visit -> show(visit, "home/home.jte")))
                .get("/home/figures", pages.signedIn(visit -> show(visit, "home/figures.jte")))
                .get("/figures/{figure}", pages.signedIn(this::figure))
                .get("/live", pages.signedIn(happenings::speak));
    }

    private void show(Visit visit, String template) {
        Frame frame = visit.frame();
        visit.show(template, frame, Map.of("view", view(visit, frame)));
    }

    private HomeView view(Visit visit, Frame frame) {
        Formats formats = frame.formats();
        Span span = Span.of(visit.query(), formats.now(), formats.zone());
        Optional<SourceKey> source = source(visit);
        Measure measure = Measure.of(visit.query().text("by").orElse(""));
        Overview now = overviews.overview(span.period(), source);
        Optional<Overview> before =
                span.before(today(formats)).map(period -> overviews.overview(period, source));
        List<Source> all = sources.all();
        boolean nothingYet =
                now.events() == 0
                        && overviews.overview(Period.EVER, Optional.empty()).events() == 0;
        return new HomeView(
                span,
                source,
                all,
                measure,
                query(span, source),
                tiles(now, before, formats),
                picture(span, source, measure, frame),
                source.isPresent()
                        ? List.of()
                        : shares(all, span, formats, Money.zero(now.revenue().currency())),
                happenings.latest(formats),
                indicators(frame),
                nothingYet ? first(all) : Optional.empty());
    }

    private List<Indicator> indicators(Frame frame) {
        return desk.all().stream()
                .map(MeasureDesk.Known::measure)
                .filter(measure -> INDICATORS.contains(measure.key()))
                .map(measure ->
                        new Indicator(measure.key(), measure.name().in(frame.texts().locale())))
                .toList();
    }

    private static List<Tile> tiles(Overview now, Optional<Overview> before, Formats formats) {
        List<Tile> tiles = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            long size = figure.size(now);
            Optional<Long> former = before.map(figure::size).filter(value -> value > 0);
            tiles.add(
                    new Tile(
                            figure,
                            figure.say(now, formats),
                            former.map(value -> formats.change(size, value)),
                            before.filter(_ -> former.isPresent())
                                    .map(overview -> figure.say(overview, formats))
                                    .orElse("")));
        }
        return tiles;
    }

    private DayPicture picture(
            Span span, Optional<SourceKey> source, Measure measure, Frame frame) {
        return measure.byChannel()
                ? DayPicture.byChannel(
                        overviews.channelDays(span.period(), source), span, measure, frame)
                : DayPicture.of(overviews.days(span.period(), source), span, measure, frame);
    }

    private List<Share> shares(List<Source> all, Span span, Formats formats, Money zero) {
        Map<SourceKey, Overviews.Share> each = new HashMap<>();
        long revenue = 0;
        long events = 0;
        for (Overviews.Share share : overviews.shares(span.period())) {
            each.put(share.source(), share);
            revenue += share.revenue().minor();
            events += share.events();
        }
        List<Share> shares = new ArrayList<>();
        for (Source source : all) {
            Optional<Overviews.Share> one = Optional.ofNullable(each.get(source.key()));
            long sold = one.map(share -> share.revenue().minor()).orElse(0L);
            long told = one.map(Overviews.Share::events).orElse(0L);
            long part = revenue > 0 ? sold : told;
            long whole = revenue > 0 ? revenue : events;
            shares.add(
                    new Share(
                            source,
                            formats.number(told),
                            formats.number(one.map(Overviews.Share::orders).orElse(0L)),
                            formats.money(one.map(Overviews.Share::revenue).orElse(zero)),
                            whole == 0 ? 0 : Math.clamp(Math.round(100.0 * part / whole), 0, 100)));
        }
        return shares;
    }

    private void figure(Visit visit) {
        Figure figure =
                Figure.of(visit.path("figure"))
                        .orElseThrow(() ->
                                Problem.of(Fault.NOT_FOUND, "No figure has this name.")
                                        .exception());
        Frame frame = visit.frame();
        Formats formats = frame.formats();
        Span span = Span.of(visit.query(), formats.now(), formats.zone());
        Optional<SourceKey> source = source(visit);
        Overview now = overviews.overview(span.period(), source);
        FigureView view =
                new FigureView(
                        figure,
                        figure.say(now, formats),
                        span,
                        source,
                        query(span, source),
                        parts(figure, now, formats),
                        overviews
                                .people(figure.behind(), span.period(), source, BEHIND_SHOWN)
                                .stream()
                                .map(behind ->
                                        new FigureView.Person(
                                                behind.profile().toString(),
                                                names.of(behind.profile()),
                                                formats.number(behind.orders()),
                                                formats.money(behind.revenue()),
                                                formats.number(behind.events()),
                                                formats.ago(behind.last())))
                                .toList());
        visit.show("home/figure.jte", frame, Map.of("view", view));
    }

    private static List<Part> parts(Figure figure, Overview now, Formats formats) {
        return switch (figure) {
            case REVENUE ->
                    List.of(
                            new Part("tax", formats.money(now.tax())),
                            new Part("shipping", formats.money(now.shipping())),
                            new Part("all-revenue", formats.money(now.allRevenue())));
            case NET ->
                    List.of(
                            new Part("revenue", formats.money(now.revenue())),
                            new Part("refunds", formats.money(now.revenue().minus(now.net()))));
            case AVERAGE_TICKET ->
                    List.of(
                            new Part("revenue", formats.money(now.revenue())),
                            new Part("orders", formats.number(now.orders())));
            case ORDERS -> List.of(new Part("all-orders", formats.number(now.allOrders())));
            case CUSTOMERS, NEW_CUSTOMERS ->
                    List.of(
                            new Part("people", formats.number(now.people())),
                            new Part("orders", formats.number(now.orders())));
            case PEOPLE, EVENTS -> List.of(new Part("events", formats.number(now.events())));
        };
    }

    private Optional<FirstEvent> first(List<Source> all) {
        return all.stream()
                .filter(Source::enabled)
                .min(java.util.Comparator.comparing(source -> source.publicKey().isEmpty()))
                .map(source ->
                        new FirstEvent(
                                source.name(),
                                baseUrl.get().toString().replaceAll("/+$", ""),
                                source.publicKey(),
                                "/sources/" + source.key()));
    }

    private static String query(Span span, Optional<SourceKey> source) {
        return span.query() + source.map(key -> "&source=" + key).orElse("");
    }

    private Optional<SourceKey> source(Visit visit) {
        return visit.query()
                .text("source")
                .flatMap(code ->
                        sources.all().stream()
                                .map(Source::key)
                                .filter(key -> key.value().equals(code))
                                .findFirst());
    }

    private static LocalDate today(Formats formats) {
        return formats.now().atZone(formats.zone()).toLocalDate();
    }
}
