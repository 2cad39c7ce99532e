package org.querencia.web.console.home;

import io.helidon.webserver.http.HttpRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Trade;
import org.querencia.runtime.warehouse.Trade.Balance;
import org.querencia.runtime.warehouse.Trade.By;
import org.querencia.web.console.frame.Days;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.MoneyView.Row;

/// What was earned and spent in a period, by channel and by day: a page of its own, and by channel
/// a part of Home.
public final class MoneyPage {
    private static final int ROWS_SHOWN = 100;
    private static final int DAYS_SHOWN = 1_000;

    private final Pages pages;
    private final Trade trade;

    public MoneyPage(Pages pages, Trade trade) {
        this.pages = pages;
        this.trade = trade;
    }

    public void routing(HttpRules rules) {
        rules.get("/home/money", pages.signedIn(this::show));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        Formats formats = frame.formats();
        Span span = Span.of(visit.query(), formats.now(), formats.zone());
        Balance channels = trade.balance(By.CHANNEL, span.period());
        List<Trade.Row> all = channels.rows();
        List<Trade.Row> told = all.size() > ROWS_SHOWN ? all.subList(0, ROWS_SHOWN - 1) : all;
        List<Row> byChannel = new ArrayList<>();
        told.stream()
                .map(row ->
                        row(
                                channel(row.key(), frame),
                                Optional.of(row.key())
                                        .filter(key -> !key.isEmpty())
                                        .map(key ->
                                                span.query()
                                                        + "&filter="
                                                        + frame.part("channel=" + key)),
                                row,
                                formats))
                .forEach(byChannel::add);
        List<Trade.Row> others = all.subList(told.size(), all.size());
        others.stream()
                .reduce(MoneyPage::together)
                .map(rest ->
                        row(
                                frame.text("attribution.rest", others.size()),
                                Optional.empty(),
                                rest,
                                formats))
                .ifPresent(byChannel::add);
        if (visit.partial()) {
            visit.show(
                    "home/balance.jte",
                    frame,
                    Map.of("rows", byChannel, "first", frame.text("consent.channel")));
            return;
        }
        List<Row> byDay =
                trade.balance(By.DAY, span.period()).rows().reversed().stream()
                        .limit(DAYS_SHOWN)
                        .map(row -> {
                            Optional<LocalDate> day = Optional.of(LocalDate.parse(row.key()));
                            return row(
                                    formats.date(day.get()),
                                    Optional.of(new Days(day, day).query()),
                                    row,
                                    formats);
                        })
                        .toList();
        MoneyView view =
                new MoneyView(
                        span,
                        byChannel,
                        byDay,
                        channels.elsewhere().stream().map(formats::exact).toList());
        visit.show("home/money.jte", frame, Map.of("view", view));
    }

    /// Those with least in one, so that what is shown still adds up.
    private static Trade.Row together(Trade.Row one, Trade.Row other) {
        return new Trade.Row(
                "",
                one.orders() + other.orders(),
                one.revenue().plus(other.revenue()),
                one.spend().plus(other.spend()),
                one.costs().plus(other.costs()),
                one.impressions() + other.impressions(),
                one.clicks() + other.clicks());
    }

    private static String channel(String key, Frame frame) {
        return key.isEmpty()
                ? frame.text("money.no-channel")
                : frame.texts().known("channel." + key, key);
    }

    /// @param whose what tells those who bought in this row from others
    private static Row row(String title, Optional<String> whose, Trade.Row row, Formats formats) {
        return new Row(
                title,
                whose.filter(_ -> row.orders() > 0).map("/measure/revenue/people?"::concat),
                formats.number(row.orders()),
                formats.money(row.revenue()),
                formats.money(row.spend()),
                formats.money(row.costs()),
                left(row, formats));
    }

    private static String left(Trade.Row row, Formats formats) {
        Money left = row.revenue().minus(row.spend()).minus(row.costs());
        return formats.money(left);
    }
}
