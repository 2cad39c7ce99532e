package org.querencia.web.console.attribution;

import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.querencia.core.order.Money;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.attribution.ChannelDesk;
import org.querencia.runtime.attribution.ChannelDesk.Answer;
import org.querencia.runtime.attribution.SeenChannel;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Span;

/// Every name under which people came or money was spent, and the channel it counts as.
public final class ChannelPages {
    private static final String PATH = "/measure/channels";

    private final Pages pages;
    private final AttributionDesk desk;
    private final ChannelDesk channels;
    private final Currency currency;

    /// @param currency of the workspace
    ChannelPages(Pages pages, AttributionDesk desk, ChannelDesk channels, Currency currency) {
        this.pages = pages;
        this.desk = desk;
        this.channels = channels;
        this.currency = currency;
    }

    void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::show))
                .post(PATH, pages.posted(this::count, this::show));
    }

    /// @param names those of one channel beside each other
    /// @param known channels that may be chosen
    public record View(Span span, List<Row> names, List<String> known) {

        /// The address of this view, in another usual period.
        public String during(String period) {
            return "/measure/channels?period=" + period;
        }
    }

    /// @param name as it is written, and `said` as people call it where that differs
    /// @param spend empty where nothing was spent
    /// @param other whether it counts as a channel of another name
    public record Row(
            String name,
            String said,
            String channel,
            String touches,
            String spend,
            boolean other) {}

    private void show(Visit visit) {
        Frame frame = visit.frame();
        Span span = Span.of(visit.query(), frame.formats().now(), frame.formats().zone(), "90d");
        List<SeenChannel> seen = desk.seen(new Period(span.from(), span.to()));
        visit.show(
                "attribution/channels.jte",
                frame,
                Map.of(
                        "view",
                        new View(
                                span,
                                seen.stream().map(one -> row(one, frame)).toList(),
                                seen.stream().map(SeenChannel::channel).distinct().toList())));
    }

    private Row row(SeenChannel one, Frame frame) {
        String said = frame.texts().known("channel." + one.name(), one.name());
        return new Row(
                one.name(),
                said.equals(one.name()) ? "" : said,
                one.channel(),
                frame.formats().number(one.touches()),
                one.spend().signum() == 0 ? "" : money(one.spend(), frame),
                !one.name().equals(one.channel()));
    }

    private String money(BigDecimal amount, Frame frame) {
        return frame.formats().money(Money.of(amount, currency));
    }

    /// Without a channel the name stands for itself again.
    private void count(Visit visit) {
        String name = visit.form().required("name");
        String channel = visit.form().text("channel").orElse(name);
        switch (channels.count(Author.of("console", visit.user().email()), name, channel)) {
            case Answer.Done(String _, boolean waiting) ->
                    visit.done(back(visit), waiting ? "done.waiting" : "done.channel");
            case Answer.Refused(String why) -> throw new RefusedException("refused.report", why);
        }
    }

    private static String back(Visit visit) {
        List<String> address = new ArrayList<>(List.of(PATH));
        visit.query()
                .text("period")
                .filter(Span.USUAL::contains)
                .ifPresent(code -> address.add("?period=" + code));
        return String.join("", address);
    }
}
