package org.querencia.web.console.attribution;

import io.helidon.webserver.http.HttpRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.attribution.CreditedPeople;
import org.querencia.web.console.frame.Area;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.PeopleBehind;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;

/// The people behind what a channel is credited with, each with their part of it.
final class CreditedPages {
    private static final int PEOPLE_SHOWN = 200;

    private final Pages pages;
    private final AttributionDesk desk;
    private final Names names;
    private final Currency currency;

    /// @param currency of the workspace
    CreditedPages(Pages pages, AttributionDesk desk, Names names, Currency currency) {
        this.pages = pages;
        this.desk = desk;
        this.names = names;
        this.currency = currency;
    }

    void routing(HttpRules rules) {
        rules.get("/measure/attribution/people", pages.signedIn(this::show));
    }

    /// Where the people of a channel are.
    static String address(AttributionTerms terms, String channel) {
        return terms.address().replaceFirst("[?]", "/people?")
                + "&channel="
                + URLEncoder.encode(channel, StandardCharsets.UTF_8);
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        AttributionTerms terms = AttributionTerms.of(visit.query(), frame);
        AttributionWords words = new AttributionWords(frame, currency);
        String channel = visit.query().exact("channel").stream().findFirst().orElse("");
        CreditedPeople credited = desk.people(terms.asked(), channel, PEOPLE_SHOWN);
        PeopleBehind behind =
                new PeopleBehind(
                        Area.MEASURE,
                        words.channel(channel),
                        lead(credited, words),
                        PeopleBehind.count(credited.count(), credited.people().size(), frame),
                        new PeopleBehind.Back(terms.address(), frame.text("attribution.title")),
                        List.of(
                                frame.text(
                                        credited.whole()
                                                ? "attribution.by.orders"
                                                : "attribution.conversions"),
                                frame.text(
                                        terms.goal() == AttributionDesk.Goal.MARGIN
                                                ? "attribution.by.margin"
                                                : "measure.revenue")),
                        credited.people().stream().map(one -> person(one, words)).toList());
        visit.show("frame/behind.jte", frame, Map.of("behind", behind));
    }

    private static String lead(CreditedPeople credited, AttributionWords words) {
        return words.frame()
                .text(
                        credited.whole() ? "attribution.people.whole" : "attribution.people",
                        words.number(credited.conversions()),
                        words.money(credited.value()));
    }

    private PeopleBehind.Person person(CreditedPeople.Person person, AttributionWords words) {
        return new PeopleBehind.Person(
                person.profile().toString(),
                names.of(person.profile()),
                List.of(words.number(person.conversions()), words.money(person.value())));
    }
}
