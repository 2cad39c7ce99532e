package org.querencia.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews.ChannelDay;
import org.querencia.runtime.warehouse.Overviews.Day;
import org.querencia.runtime.warehouse.Overviews.EventKind;
import org.querencia.runtime.warehouse.Overviews.FieldKind;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.web.http.Json;

/// `/api/overview` and `/api/dictionary`: figures over all events.
final class FiguresApi {
    private static final int FIELDS_MAX = 1_000;

    private final ApiServices services;

    FiguresApi(ApiServices services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/overview", this::overview),
                Route.get("/api/overview/days", this::days),
                Route.get("/api/overview/channels", this::channels),
                Route.get("/api/dictionary", this::dictionary),
                Route.get("/api/dictionary/fields", this::fields));
    }

    /// Identified orders before refunds, unless `net` (after refunds) or `all` (people or not) are
    /// asked for.
    private Reply overview(Call call) {
        call.only("from", "to", "source", "net", "all");
        boolean net = call.flag("net");
        boolean all = call.flag("all");
        Overview figures = services.overviews().overview(period(call), call.source());
        long orders = all ? figures.allOrders() : figures.orders();
        Money revenue = revenue(figures, net, all);
        return Reply.ok(
                Json.object()
                        .put("customers", figures.customers())
                        .put("newCustomers", figures.newCustomers())
                        .put("orders", orders)
                        .put("lines", all ? figures.allLines() : figures.lines())
                        .put("revenue", Render.money(revenue))
                        .put("averageTicket", Render.average(revenue, orders))
                        .put("tax", Render.money(figures.tax()))
                        .put("shipping", Render.money(figures.shipping()))
                        .put("people", figures.people())
                        .put("events", figures.events())
                        .build());
    }

    private static Money revenue(Overview figures, boolean net, boolean all) {
        if (all) {
            return net ? figures.allNet() : figures.allRevenue();
        }
        return net ? figures.net() : figures.revenue();
    }

    private Reply days(Call call) {
        call.only("from", "to", "source", "limit", "cursor");
        return Page.cut(
                call,
                "days",
                services.overviews().days(period(call), call.source()),
                day -> day.day().toString(),
                FiguresApi::day);
    }

    private static Value day(Day day) {
        return Json.object()
                .put("day", day.day().toString())
                .put("events", day.events())
                .put("people", day.people())
                .put("orders", day.orders())
                .put("revenue", Render.money(day.revenue()))
                .build();
    }

    /// Orders of identified people by day and channel.
    private Reply channels(Call call) {
        call.only("from", "to", "source", "limit", "cursor");
        return Page.cut(
                call,
                "channels",
                services.overviews().channelDays(period(call), call.source()),
                day -> day.day() + " " + day.channel(),
                FiguresApi::channelDay);
    }

    private static Value channelDay(ChannelDay day) {
        return Json.object()
                .put("day", day.day().toString())
                .put("channel", Render.text(day.channel()))
                .put("orders", day.orders())
                .put("customers", day.customers())
                .put("revenue", Render.money(day.revenue()))
                .build();
    }

    private Reply dictionary(Call call) {
        call.only("source", "limit", "cursor");
        return Page.cut(
                call,
                "dictionary",
                services.overviews().events(call.source()),
                kind -> Render.word(kind.type()) + " " + kind.name(),
                FiguresApi::kind);
    }

    /// The properties or traits of one kind of event.
    private Reply fields(Call call) {
        call.only("source", "type", "event", "limit", "cursor");
        Event.Type type =
                call.query("type")
                        .map(Call::type)
                        .orElseThrow(() -> Call.bad("type", "missing; expected such as track"));
        return Page.cut(
                call,
                "fields",
                services.overviews()
                        .fields(call.source(), type, call.query("event").orElse(""), FIELDS_MAX),
                FieldKind::field,
                FiguresApi::field);
    }

    private static Value field(FieldKind field) {
        return Json.object()
                .put("field", field.field())
                .put("kind", field.kind())
                .put("count", field.count())
                .put("examples", Json.texts(field.examples()))
                .build();
    }

    private static Value kind(EventKind kind) {
        return Json.object()
                .put("type", Render.word(kind.type()))
                .put("event", Render.text(kind.name()))
                .put("count", kind.count())
                .put("first", kind.first())
                .put("last", kind.last())
                .build();
    }

    static Period period(Call call) {
        Optional<LocalDate> from = call.date("from");
        Optional<LocalDate> to = call.date("to");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw Call.bad("to", "'%s': expected a day not before from".formatted(to.get()));
        }
        return new Period(from, to);
    }
}
