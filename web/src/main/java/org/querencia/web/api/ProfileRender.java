package org.querencia.web.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.consent.Consent;
import org.querencia.core.consent.Scope;
import org.querencia.core.event.Said;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Item;
import org.querencia.core.order.Product;
import org.querencia.core.order.Receipt;
import org.querencia.core.profile.Habits;
import org.querencia.core.profile.Place;
import org.querencia.core.profile.Tally;
import org.querencia.core.profile.Totals;
import org.querencia.core.profile.Touch;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileView;
import org.querencia.web.http.Json;

/// A person as the API writes them: a row of a list, or the whole picture, which has the row's
/// fields too.
final class ProfileRender {

    private ProfileRender() {}

    static Fields row(PersonRow row) {
        return Json.object()
                .put("id", row.id().toString())
                .put("name", row.name())
                .put("identifiers", Json.items(row.identifiers(), Render::identifier))
                .putInstant("lastSeen", row.lastSeen())
                .put(
                        "totals",
                        Json.object()
                                .put("orders", row.orders())
                                .put("revenue", Render.money(row.revenue()))
                                .put("elsewhere", Json.items(row.elsewhere(), Render::money))
                                .build())
                .build();
    }

    /// @param asked the id that was asked for; told as `formerId` when it is not the present one
    static Fields whole(ProfileView view, ProfileId asked) {
        Optional<String> former =
                view.id().equals(asked) ? Optional.empty() : Optional.of(asked.toString());
        return Json.object()
                .put("id", view.id().toString())
                .put("formerId", former)
                .put("name", view.name())
                .put(
                        "identifiers",
                        Json.items(
                                view.identifiers(), known -> Render.identifier(known.identifier())))
                .putInstant("firstSeen", seen(view).map(Tally::first))
                .putInstant("lastSeen", seen(view).map(Tally::last))
                .put("traits", Render.traits(view.traits()))
                .put("overruled", Render.traits(view.overruled()))
                .put("consents", consents(view))
                .put("totals", totals(view.totals()))
                .put("habits", habits(view.habits()))
                .put("channels", tallies(view.channels()))
                .put("companies", Json.items(view.companies(), ProfileRender::company))
                .put("events", tally(view.events()))
                .put("markedEvents", tally(view.marked()))
                .put("kinds", Json.items(view.kinds(), ProfileRender::counted))
                .put("cart", Json.items(view.cart(), ProfileRender::item))
                .put("viewed", Json.items(view.viewed(), ProfileRender::viewed))
                .putValue("firstTouch", view.firstTouch().map(ProfileRender::touch))
                .putValue("lastTouch", view.lastTouch().map(ProfileRender::touch))
                .putValue("place", view.place().map(ProfileRender::place))
                .put("orders", Json.items(view.orders(), ProfileRender::order))
                .build();
    }

    private static Value consents(ProfileView view) {
        return Json.items(List.copyOf(view.consents().entrySet()), ProfileRender::consent);
    }

    private static Fields consent(Map.Entry<Scope, Said<Consent>> entry) {
        Said<Consent> said = entry.getValue();
        return Json.object()
                .put("channel", entry.getKey().channel())
                .put("purpose", entry.getKey().purpose())
                .put("given", said.value().given())
                .put("at", said.at())
                .put("source", said.source().value())
                .put("proof", Render.text(said.value().proof()))
                .put("document", Render.text(said.value().document()))
                .put("place", Render.text(said.value().place()))
                .build();
    }

    private static Optional<Tally> seen(ProfileView view) {
        return Optional.of(view.seen()).filter(tally -> !tally.isNone());
    }

    static Fields totals(Totals totals) {
        var channels = Json.object();
        new TreeMap<>(totals.channels()).forEach((name, orders) -> channels.put(name, orders));
        return Json.object()
                .put("orders", totals.orders())
                .put("revenue", Render.money(totals.revenue()))
                .put("averageTicket", Render.money(totals.averageTicket()))
                .put("net", Render.money(totals.net()))
                .put("goods", Render.money(totals.goods()))
                .put("tax", Render.money(totals.tax()))
                .put("shipping", Render.money(totals.shipping()))
                .put("discount", Render.money(totals.discount()))
                .put("refunded", Render.money(totals.refunded()))
                .putInstant("first", totals.first())
                .putInstant("last", totals.last())
                .put("channels", channels.build())
                .put("elsewhere", Json.items(totals.elsewhere(), Render::money))
                .build();
    }

    private static Fields habits(Habits habits) {
        return Json.object()
                .putValue("product", habits.product().map(ProfileRender::product))
                .put("day", habits.day().map(Render::word))
                .putValue("hour", habits.hour().map(Value::of))
                .put("channel", habits.channel())
                .putValue("amount", habits.amount().map(Render::money))
                .putValue("paysDelivery", habits.paysDelivery().map(Value::of))
                .build();
    }

    private static Fields tallies(Map<String, Tally> tallies) {
        var object = Json.object();
        new TreeMap<>(tallies).forEach((name, tally) -> object.put(name, tally(tally)));
        return object.build();
    }

    private static Fields tally(Tally tally) {
        var object = Json.object().put("count", tally.count());
        return tally.isNone()
                ? object.build()
                : object.put("first", tally.first()).put("last", tally.last()).build();
    }

    private static Fields counted(ProfileView.Counted counted) {
        return Json.object()
                .put("type", Render.word(counted.kind().type()))
                .put("event", Render.text(counted.kind().name()))
                .put("count", counted.tally().count())
                .put("first", counted.tally().first())
                .put("last", counted.tally().last())
                .build();
    }

    static Fields company(ProfileView.Company company) {
        return Json.object()
                .put("id", company.key().id())
                .put("name", company.name())
                .put("present", company.present())
                .putInstant("since", company.since())
                .put("role", Render.text(company.role()))
                .put("title", Render.text(company.title()))
                .put("buyingRole", Render.text(company.buyingRole()))
                .build();
    }

    private static Fields product(Product product) {
        return Json.object()
                .put("id", Render.text(product.id()))
                .put("sku", Render.text(product.sku()))
                .put("name", Render.text(product.name()))
                .put("variant", Render.text(product.variant()))
                .put("category", Render.text(product.category()))
                .put("brand", Render.text(product.brand()))
                .put("url", Render.text(product.url()))
                .put("imageUrl", Render.text(product.imageUrl()))
                .build();
    }

    private static Fields item(Item item) {
        return Json.object()
                .put("product", product(item.product()))
                .put("price", item.price().toPlainString())
                .put("quantity", Value.of(item.quantity()))
                .build();
    }

    private static Fields viewed(Said<Product> said) {
        return Json.object().put("product", product(said.value())).put("at", said.at()).build();
    }

    private static Fields touch(Said<Touch> said) {
        Touch touch = said.value();
        return Json.object()
                .put("at", said.at())
                .put("campaign", Render.text(touch.campaign()))
                .put("source", Render.text(touch.source()))
                .put("medium", Render.text(touch.medium()))
                .put("term", Render.text(touch.term()))
                .put("content", Render.text(touch.content()))
                .put("referrer", Render.text(touch.referrer()))
                .build();
    }

    private static Fields place(Said<Place> said) {
        Place place = said.value();
        return Json.object()
                .put("at", said.at())
                .put("locale", Render.text(place.locale()))
                .put("timezone", Render.text(place.timezone()))
                .put("country", Render.text(place.country()))
                .put("region", Render.text(place.region()))
                .put("city", Render.text(place.city()))
                .put("device", Render.text(place.device()))
                .build();
    }

    private static Fields order(Receipt order) {
        return Json.object()
                .put("namespace", order.key().namespace())
                .put("id", order.key().id())
                .put("at", order.at())
                .put("source", order.source().value())
                .put("status", Render.word(order.status()))
                .put("counts", order.counts())
                .put("channel", Render.text(order.channel()))
                .put("total", Render.money(order.total()))
                .put("goods", Render.money(order.goods()))
                .put("tax", Render.money(order.tax()))
                .put("shipping", Render.money(order.shipping()))
                .put("discount", Render.money(order.discount()))
                .put("refunded", Render.money(order.refunded()))
                .put("coupon", Render.text(order.coupon()))
                .put("lines", Json.items(order.lines(), ProfileRender::line))
                .build();
    }

    private static Fields line(Receipt.Line line) {
        return Json.object()
                .put("product", product(line.product()))
                .put("price", Render.money(line.price()))
                .put("quantity", Value.of(line.quantity()))
                .put("total", Render.money(line.net()))
                .build();
    }
}
