package org.querencia.web.console.home;

import io.helidon.webserver.http.HttpRules;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.event.SourceKey;
import org.querencia.core.order.Money;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.HomeView.FirstEvent;
import org.querencia.web.console.home.HomeView.Share;

/// The first page: how the period stands, and what happens right now.
public final class Home {
    /// A page waits so long for figures of all that came in; they come later by themselves.
    private static final Duration WAIT = Duration.ofMillis(60);

    /// A part of a page that is already there waits for figures of all that came in.
    private static final Duration WAIT_FRESH = Duration.ofSeconds(10);

    private final Pages pages;
    private final Overviews overviews;
    private final Sources sources;
    private final Happenings happenings;
    private final Supplier<URI> baseUrl;
    private final IndicatorTiles tiles;

    public Home(
            Pages pages,
            Overviews overviews,
            Sources sources,
            Happenings happenings,
            Supplier<URI> baseUrl,
            IndicatorTiles tiles) {
        this.pages = pages;
        this.overviews = overviews;
        this.sources = sources;
        this.happenings = happenings;
        this.baseUrl = baseUrl;
        this.tiles = tiles;
    }

    public void routing(HttpRules rules) {
        rules.get("/", pages.signedIn(this::show))
                .get("/home/figures", pages.signedIn(this::figures))
                .get("/live", pages.signedIn(happenings::speak));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        visit.show("home/home.jte", frame, Map.of("view", view(visit, frame)));
    }

    private void figures(Visit visit) {
        Frame frame = visit.frame();
        Formats formats = frame.formats();
        Span span = Span.of(visit.query(), formats.now(), formats.zone());
        visit.show(
                "home/figures.jte",
                frame,
                Map.of(
                        "grid",
                        tiles.grid(visit.user().email(), span, source(visit), frame, WAIT_FRESH)));
    }

    private HomeView view(Visit visit, Frame frame) {
        Formats formats = frame.formats();
        Span span = Span.of(visit.query(), formats.now(), formats.zone());
        Optional<SourceKey> source = source(visit);
        Measure measure = Measure.of(visit.query().text("by").orElse(""));
        Overview now = overviews.overview(span.period(), source);
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
                picture(span, source, measure, frame),
                source.isPresent()
                        ? List.of()
                        : shares(all, span, formats, Money.zero(now.revenue().currency())),
                happenings.latest(formats),
                tiles.grid(visit.user().email(), span, source, frame, WAIT),
                nothingYet ? first(all) : Optional.empty());
    }

    private DayPicture picture(
            Span span, Optional<SourceKey> source, Measure measure, Frame frame) {
        Whose whose = new Whose(span, measure, source);
        return measure.byChannel()
                ? DayPicture.byChannel(overviews.channelDays(span.period(), source), whose, frame)
                : DayPicture.of(overviews.days(span.period(), source), whose, frame);
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
}
