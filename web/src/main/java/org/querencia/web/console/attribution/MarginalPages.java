package org.querencia.web.console.attribution;

import io.helidon.webserver.http.HttpRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.attribution.AttributionDesk.Goal;
import org.querencia.runtime.attribution.SpendResponses;
import org.querencia.runtime.attribution.SpendResponses.Spent;
import org.querencia.science.attribution.Response;
import org.querencia.science.attribution.Response.Said;
import org.querencia.web.console.attribution.MarginalView.Channel;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;

/// What spending more on a channel would bring, from its last months. Attributing twelve of them
/// takes a while: the page about what brought the sales asks for it when it is there.
final class MarginalPages {

    private static final int CHANNELS_SHOWN = 24;

    private final Pages pages;
    private final SpendResponses responses;
    private final Currency currency;

    MarginalPages(Pages pages, AttributionDesk desk, Currency currency) {
        this.pages = pages;
        this.responses = new SpendResponses(desk);
        this.currency = currency;
    }

    void routing(HttpRules rules) {
        rules.get("/measure/attribution/marginal", pages.signedIn(this::show));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        AttributionTerms terms = AttributionTerms.of(visit.query(), frame);
        LocalDate until =
                LocalDate.ofInstant(frame.formats().now(), frame.formats().zone())
                        .withDayOfMonth(1);
        AttributionWords words = new AttributionWords(frame, currency);
        Map<String, Spent> spent = responses.of(terms.asked(), until);
        visit.show(
                visit.partial() ? "attribution/more.jte" : "attribution/marginal.jte",
                frame,
                Map.of("view", view(spent, terms, until, words)));
    }

    private static MarginalView view(
            Map<String, Spent> spent,
            AttributionTerms terms,
            LocalDate until,
            AttributionWords words) {
        List<Channel> channels = new ArrayList<>();
        spent.entrySet().stream()
                .sorted(Comparator.comparingDouble(one -> -slope(one.getValue().said())))
                .limit(CHANNELS_SHOWN)
                .forEach(one -> channels.add(channel(one.getKey(), one.getValue(), until, words)));
        return new MarginalView(
                terms.goal() == Goal.MARGIN,
                "/measure/attribution?model=%s&by=margin&window=%d"
                        .formatted(terms.model(), terms.window()),
                channels,
                spent.size() - channels.size(),
                move(spent, words).orElse(""));
    }

    private static double slope(Said said) {
        return said instanceof Said.Known(Response response)
                ? response.slope()
                : Double.NEGATIVE_INFINITY;
    }

    private static Channel channel(
            String name, Spent spent, LocalDate until, AttributionWords words) {
        Frame frame = words.frame();
        String said =
                switch (spent.said()) {
                    case Said.Known(Response response) -> known(response, spent, words);
                    case Said.TooShort _ -> frame.text("marginal.short", Response.MONTHS_MIN);
                    case Said.TooEven _ -> frame.text("marginal.even");
                };
        String advice =
                spent.said() instanceof Said.Known(Response response)
                        ? advice(response, frame)
                        : "";
        return new Channel(
                words.channel(name), said, advice, ResponsePicture.of(spent, until, words));
    }

    private static String known(Response response, Spent spent, AttributionWords words) {
        double unit = unit(spent);
        return words.frame()
                .text(
                        "marginal.next",
                        words.money(unit),
                        words.money(unit * response.slope()),
                        words.money(unit * response.low()),
                        words.money(unit * response.high()));
    }

    /// A round amount that is small beside what is spent in a month.
    private static double unit(Spent spent) {
        double most = spent.months().stream().mapToDouble(Response.Month::spend).max().orElse(1);
        return Math.max(1, Math.pow(10, Math.floor(Math.log10(Math.max(1, most))) - 1));
    }

    /// More is worth while only where even the least that is likely brings back what it costs.
    private static String advice(Response response, Frame frame) {
        if (response.low() > 1) {
            return frame.text("marginal.raise");
        }
        return frame.text(response.high() < 1 ? "marginal.lower" : "marginal.unsure");
    }

    /// From the channel whose next unit brings least to the one whose brings most, where these are
    /// certain to differ.
    private static Optional<String> move(Map<String, Spent> spent, AttributionWords words) {
        List<Map.Entry<String, Response>> known = new ArrayList<>();
        spent.forEach((channel, one) -> {
            if (one.said() instanceof Said.Known(Response response)) {
                known.add(Map.entry(channel, response));
            }
        });
        Comparator<Map.Entry<String, Response>> bySlope =
                Comparator.comparingDouble(one -> one.getValue().slope());
        Optional<Map.Entry<String, Response>> best = known.stream().max(bySlope);
        Optional<Map.Entry<String, Response>> worst = known.stream().min(bySlope);
        return best.filter(most -> most.getValue().low() > worst.orElseThrow().getValue().high())
                .map(most ->
                        words.frame()
                                .text(
                                        "marginal.move",
                                        words.channel(worst.orElseThrow().getKey()),
                                        words.channel(most.getKey())));
    }
}
