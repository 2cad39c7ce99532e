package org.querencia.web.console.home;

import io.helidon.webserver.http.HttpRules;
import java.time.LocalDate;
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
        List<Row> byChannel =
                channels.rows().stream()
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
                        .toList();
        if (visit.partial()) {
            visit.show(
                    "home/balance.jte",
                    frame,
                    Map.of("rows", byChannel, "first", frame.text("consent.channel")));
            return;
        }
        List<Row> byDay =
                trade.balance(By.DAY, span.period()).rows().reversed().stream()
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
