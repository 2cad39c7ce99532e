package org.querencia.web.console.segment;

import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.order.Money;
import org.querencia.core.rule.Rule;
import org.querencia.runtime.segment.Offers;
import org.querencia.runtime.segment.Offers.Offer;
import org.querencia.runtime.segment.RulePreviews;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;

/// Segments that most companies ask for, to begin with: each is a rule in rows that can be changed
/// before it is kept.
public final class ReadyPages {

    /// An order this many times the average one is a big one.
    private static final int BIG = 2;

    private static final int OFFERED = 3;

    private final Pages pages;
    private final Offers offers;
    private final RulePreviews previews;
    private final Overviews overviews;

    public ReadyPages(Pages pages, SegmentServices segments, Overviews overviews) {
        this.pages = pages;
        this.offers = segments.offers();
        this.previews = segments.previews();
        this.overviews = overviews;
    }

    public void routing(HttpRules rules) {
        rules.get("/segments/ready", pages.signedIn(this::list))
                .get("/segments/ready/count", pages.signedIn(this::count));
    }

    private void list(Visit visit) {
        Frame frame = visit.frame();
        List<ReadyView.Shelf> shelves = new ArrayList<>();
        for (Ready.Group group : Ready.Group.values()) {
            List<ReadyView.Item> items = new ArrayList<>();
            Ready.of(group).forEach(ready -> items.add(item(frame, ready.code(), ready.rule())));
            if (group == Ready.Group.BUYING) {
                big(frame).ifPresent(items::add);
                items.addAll(bought(frame));
            }
            if (group == Ready.Group.CAMPAIGNS) {
                items.addAll(campaigns(frame));
            }
            if (group == Ready.Group.PEOPLE) {
                items.addAll(places(frame));
            }
            shelves.add(new ReadyView.Shelf(group.code(), items));
        }
        visit.show("segment/ready.jte", frame, Map.of("view", new ReadyView(shelves)));
    }

    /// How many people a rule describes, when somebody asks.
    private void count(Visit visit) {
        Frame frame = visit.frame();
        String words =
                visit.query()
                        .text("rule")
                        .flatMap(rule -> previews.of(rule, 0).matched())
                        .map(matched ->
                                frame.text(
                                        "ready.people",
                                        frame.formats().number(matched.size()),
                                        frame.formats().share(matched.size(), matched.everybody())))
                        .orElseGet(() -> frame.text("ready.uncounted"));
        visit.show("segment/count.jte", frame, Map.of("words", words));
    }

    private static ReadyView.Item item(Frame frame, String code, String rule) {
        return new ReadyView.Item(
                frame.text("segment.ready." + code),
                frame.text("segment.ready-about." + code),
                rule);
    }

    /// Twice the average ticket, rounded so that people can keep it in mind.
    private Optional<ReadyView.Item> big(Frame frame) {
        Overview ever = overviews.overview(Period.EVER, Optional.empty());
        Money ticket = Formats.mean(ever.allRevenue(), ever.allOrders());
        if (ticket.minor() <= 0) {
            return Optional.empty();
        }
        BigDecimal from =
                ticket.amount()
                        .multiply(BigDecimal.valueOf(BIG))
                        .round(new MathContext(2, RoundingMode.HALF_UP));
        String shown = frame.formats().money(Money.of(from, ticket.currency()));
        return Optional.of(
                new ReadyView.Item(
                        frame.text("ready.big", shown),
                        frame.text("ready.big.about"),
                        "max('Order Completed', 'total', '365d') >= " + from.toPlainString()));
    }

    private List<ReadyView.Item> bought(Frame frame) {
        return offers.bought().stream()
                .limit(OFFERED)
                .map(Offer::value)
                .map(what ->
                        new ReadyView.Item(
                                frame.text("ready.bought", what),
                                frame.text("ready.bought.about"),
                                "bought(%s, '365d')".formatted(new Rule.Text(what).text())))
                .toList();
    }

    /// Those that brought most people lately.
    private List<ReadyView.Item> campaigns(Frame frame) {
        List<ReadyView.Item> items = new ArrayList<>();
        offers.campaigns("name").stream()
                .limit(OFFERED)
                .map(Offer::value)
                .forEach(name -> {
                    String came =
                            "count('*', '90d', campaign.name == %s) > 0"
                                    .formatted(new Rule.Text(name).text());
                    items.add(
                            new ReadyView.Item(
                                    frame.text("ready.campaign", name),
                                    frame.text("ready.campaign.about"),
                                    came));
                    items.add(
                            new ReadyView.Item(
                                    frame.text("ready.campaign-only", name),
                                    frame.text("ready.campaign-only.about"),
                                    came + " && orders('90d') == 0"));
                });
        return items;
    }

    private List<ReadyView.Item> places(Frame frame) {
        List<ReadyView.Item> items = new ArrayList<>();
        offers.vocabulary().places().keySet().stream()
                .sorted()
                .limit(OFFERED)
                .forEach(place ->
                        items.add(
                                new ReadyView.Item(
                                        frame.text("ready.near", place),
                                        frame.text("ready.near.about"),
                                        "near(%s, '5km')".formatted(new Rule.Text(place).text()))));
        offers.traitValues("city").stream()
                .limit(OFFERED)
                .map(Offer::value)
                .forEach(city ->
                        items.add(
                                new ReadyView.Item(
                                        frame.text("ready.city", city),
                                        frame.text("ready.city.about"),
                                        "trait.city == " + new Rule.Text(city).text())));
        return items;
    }
}
