package org.querencia.web.api;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.Article.Amount;
import org.querencia.core.catalogue.Article.Companions;
import org.querencia.core.catalogue.Article.Word;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.catalogue.Offer;
import org.querencia.core.event.Said;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.order.Figure;
import org.querencia.runtime.state.Catalogue.Filter;
import org.querencia.runtime.warehouse.Trade.Bought;
import org.querencia.runtime.warehouse.Trade.Buyer;
import org.querencia.web.http.Json;

/// `/api/products`: the catalogue, and who bought what.
final class ProductsApi {
    private static final String LIST = "products";
    private static final int BUYERS_MAX = 50;

    private final ApiServices services;

    ProductsApi(ApiServices services) {
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/products", this::list),
                Route.get("/api/products/{+id}", this::one));
    }

    private Reply list(Call call) {
        call.only("q", "category", "limit", "cursor");
        int limit = call.limit();
        Filter filter = new Filter(call.query("q").orElse(""), call.query("category").orElse(""));
        List<Article> found =
                services.catalogue().list(filter, call.cursor(LIST, ArticleKey::new), limit + 1);
        return Page.of(LIST, found, limit, article -> article.key().id(), this::row);
    }

    private Reply one(Call call) {
        ArticleKey key = new ArticleKey(call.only().path("id"));
        Article article =
                Optional.ofNullable(services.catalogue().articles(List.of(key)).get(key))
                        .orElseThrow(() ->
                                Call.notFound(
                                        "No product has this id; GET /api/products lists them."));
        Bought bought = services.trade().bought(key.id(), article.word(Word.SKU), BUYERS_MAX);
        return Reply.ok(
                row(article)
                        .merge(
                                Json.object()
                                        .put("variantOf", word(article, Word.VARIANT_OF))
                                        .put("complexity", word(article, Word.COMPLEXITY))
                                        .put("url", word(article, Word.URL))
                                        .put("imageUrl", word(article, Word.IMAGE_URL))
                                        .put(
                                                "accessories",
                                                Json.texts(article.list(Companions.ACCESSORIES)))
                                        .put("extras", Json.texts(article.list(Companions.EXTRAS)))
                                        .put(
                                                "prices",
                                                Json.items(article.priceChanges(), this::price))
                                        .put(
                                                "stock",
                                                Json.items(
                                                        List.copyOf(
                                                                new TreeMap<>(article.stock())
                                                                        .entrySet()),
                                                        place ->
                                                                told(place.getValue())
                                                                        .put(
                                                                                "place",
                                                                                Render.text(
                                                                                        place
                                                                                                .getKey()))
                                                                        .put(
                                                                                "pieces",
                                                                                Value.of(
                                                                                        place.getValue()
                                                                                                .value()))
                                                                        .build()))
                                        .put(
                                                "competitors",
                                                Json.items(
                                                        List.copyOf(
                                                                new TreeMap<>(article.offers())
                                                                        .entrySet()),
                                                        offer ->
                                                                competitor(
                                                                        offer.getKey(),
                                                                        offer.getValue())))
                                        .put("bought", bought(bought))
                                        .build()));
    }

    private Fields row(Article article) {
        return Json.object()
                .put("id", article.key().id())
                .put("name", word(article, Word.NAME))
                .put("sku", word(article, Word.SKU))
                .put("category", word(article, Word.CATEGORY))
                .put("brand", word(article, Word.BRAND))
                .put("condition", word(article, Word.CONDITION))
                .putValue("price", article.amount(Amount.PRICE).map(this::money))
                .putValue("cost", article.amount(Amount.COST).map(this::money))
                .putValue("margin", article.margin().map(Value::of))
                .putValue("pieces", article.pieces().map(Value::of))
                .putInstant("updated", article.updated())
                .build();
    }

    private Fields price(Said<Figure> price) {
        return told(price).put("price", money(price.value())).build();
    }

    private Fields competitor(String name, Said<Offer> offer) {
        return told(offer)
                .put("competitor", name)
                .putValue("price", offer.value().price().map(this::money))
                .putValue("inStock", offer.value().inStock().map(Value::of))
                .build();
    }

    private static Json.ObjectBuilder told(Said<?> said) {
        return Json.object().put("at", said.at()).put("source", said.source().value());
    }

    private static Fields bought(Bought bought) {
        return Json.object()
                .put("people", bought.people())
                .put("orders", bought.orders())
                .put("pieces", Value.of(bought.pieces()))
                .put("revenue", Render.money(bought.revenue()))
                .put("buyers", Json.items(bought.buyers(), ProductsApi::buyer))
                .build();
    }

    private static Fields buyer(Buyer buyer) {
        return Json.object()
                .put("id", buyer.profile().toString())
                .put("orders", buyer.orders())
                .put("pieces", Value.of(buyer.pieces()))
                .put("last", buyer.last())
                .build();
    }

    private Fields money(Figure figure) {
        return Render.money(figure.money(services.workspace().currency()));
    }

    private static Optional<String> word(Article article, Word word) {
        return Render.text(article.word(word));
    }
}
