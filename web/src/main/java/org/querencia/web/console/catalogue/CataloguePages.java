package org.querencia.web.console.catalogue;

import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.Article.Amount;
import org.querencia.core.catalogue.Article.Word;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.catalogue.Offer;
import org.querencia.core.event.Said;
import org.querencia.core.order.Figure;
import org.querencia.core.order.Money;
import org.querencia.runtime.state.Catalogue;
import org.querencia.runtime.state.Catalogue.Filter;
import org.querencia.runtime.warehouse.Trade;
import org.querencia.runtime.warehouse.Trade.Bought;
import org.querencia.web.console.catalogue.ProductView.Buyer;
import org.querencia.web.console.catalogue.ProductView.Place;
import org.querencia.web.console.catalogue.ProductView.Priced;
import org.querencia.web.console.catalogue.ProductView.Rival;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// What the company sells: the list, and each product with its prices, stock, rivals and buyers.
public final class CataloguePages {
    private static final int PAGE = 50;
    private static final int BUYERS_MAX = 20;

    private final Pages pages;
    private final Catalogue catalogue;
    private final Trade trade;
    private final Names names;
    private final Currency currency;

    /// @param currency of amounts that were told without one
    public CataloguePages(
            Pages pages, Catalogue catalogue, Trade trade, Names names, Currency currency) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.trade = trade;
        this.names = names;
        this.currency = currency;
    }

    public void routing(HttpRules rules) {
        rules.get("/catalogue", pages.signedIn(this::list))
                .get("/catalogue/{+id}", pages.signedIn(this::product));
    }

    private void list(Visit visit) {
        Frame frame = visit.frame();
        Filter filter =
                new Filter(
                        visit.query().text("q").orElse(""),
                        visit.query().text("category").orElse(""));
        List<Article> found =
                catalogue.list(filter, visit.query().text("after").map(ArticleKey::new), PAGE);
        Optional<String> next =
                found.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(
                                "/catalogue?q=%s&category=%s&after=%s"
                                        .formatted(
                                                frame.part(filter.text()),
                                                frame.part(filter.category()),
                                                frame.part(found.getLast().key().id())));
        CatalogueView view =
                new CatalogueView(
                        filter,
                        found.isEmpty() && catalogue.size() == 0,
                        catalogue.categories(),
                        found.stream().map(article -> row(article, frame)).toList(),
                        next);
        visit.show("catalogue/catalogue.jte", frame, Map.of("view", view));
    }

    private CatalogueView.Row row(Article article, Frame frame) {
        String condition = article.word(Word.CONDITION);
        return new CatalogueView.Row(
                article.key().id(),
                article.title(),
                article.word(Word.CATEGORY),
                condition.isEmpty() || condition.equals("new")
                        ? ""
                        : frame.text("catalogue.condition." + condition),
                money(article.amount(Amount.PRICE), frame.formats()),
                money(article.amount(Amount.COST), frame.formats()),
                margin(article, frame.formats()),
                pieces(article.pieces(), frame.formats()));
    }

    private void product(Visit visit) {
        ArticleKey key = new ArticleKey(visit.path("id"));
        Article article =
                Optional.ofNullable(catalogue.articles(List.of(key)).get(key))
                        .orElseThrow(() ->
                                Problem.of(Fault.NOT_FOUND, "No product has this id.").exception());
        Frame frame = visit.frame();
        visit.show("catalogue/product.jte", frame, Map.of("view", view(article, frame)));
    }

    private ProductView view(Article article, Frame frame) {
        Formats formats = frame.formats();
        Bought bought = trade.bought(article.key().id(), article.word(Word.SKU), BUYERS_MAX);
        List<Said<Figure>> changes = article.priceChanges();
        Optional<PriceLine> line = PriceLine.of(changes, formats.now());
        return new ProductView(
                article,
                money(article.amount(Amount.PRICE), formats),
                money(article.amount(Amount.COST), formats),
                margin(article, formats),
                pieces(article.pieces(), formats),
                line,
                money(line.map(PriceLine::lowest), formats),
                money(line.map(PriceLine::highest), formats),
                changes.reversed().stream().map(price -> priced(price, frame)).toList(),
                new TreeMap<>(article.stock())
                        .entrySet().stream()
                                .map(place -> place(place.getKey(), place.getValue(), frame))
                                .toList(),
                new TreeMap<>(article.offers())
                        .entrySet().stream()
                                .map(rival ->
                                        rival(rival.getKey(), rival.getValue(), article, frame))
                                .toList(),
                bought.people(),
                bought.orders(),
                formats.money(bought.revenue()),
                bought.buyers().stream().map(buyer -> buyer(buyer, formats)).toList());
    }

    private Priced priced(Said<Figure> price, Frame frame) {
        return new Priced(
                frame.formats().date(price.at()),
                money(Optional.of(price.value()), frame.formats()),
                frame.sourceName(price.source()));
    }

    private static Place place(String name, Said<BigDecimal> pieces, Frame frame) {
        return new Place(
                name.isEmpty() ? frame.text("catalogue.all-places") : name,
                frame.formats().number(pieces.value()),
                frame.formats().ago(pieces.at()));
    }

    private Rival rival(String name, Said<Offer> offer, Article article, Frame frame) {
        Optional<Money> theirs = offer.value().price().map(price -> price.money(currency));
        Optional<Money> ours = article.amount(Amount.PRICE).map(price -> price.money(currency));
        return new Rival(
                name,
                theirs.map(frame.formats()::exact).orElse(""),
                theirs.flatMap(price ->
                                ours.filter(own -> own.currency().equals(price.currency()))
                                        .filter(own -> own.minor() > 0)
                                        .map(own ->
                                                frame.formats().change(price.minor(), own.minor())))
                        .orElse(""),
                offer.value().inStock(),
                frame.formats().ago(offer.at()));
    }

    private Buyer buyer(Trade.Buyer buyer, Formats formats) {
        return new Buyer(
                buyer.profile().toString(),
                names.of(buyer.profile()),
                formats.number(buyer.orders()),
                formats.number(buyer.pieces()),
                formats.ago(buyer.last()));
    }

    private String money(Optional<Figure> figure, Formats formats) {
        return figure.map(told -> formats.exact(told.money(currency))).orElse("");
    }

    private static String margin(Article article, Formats formats) {
        return article.margin()
                .map(share -> formats.share(share.movePointRight(4).longValue(), 10_000))
                .orElse("");
    }

    private static String pieces(Optional<BigDecimal> pieces, Formats formats) {
        return pieces.map(formats::number).orElse("");
    }
}
