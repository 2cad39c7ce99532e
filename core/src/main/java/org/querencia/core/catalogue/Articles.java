package org.querencia.core.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.catalogue.Article.Amount;
import org.querencia.core.catalogue.Article.Companions;
import org.querencia.core.catalogue.Article.Word;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Said;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.order.Figure;
import org.querencia.core.order.Item;
import org.querencia.core.order.Product;

/// Reads the catalogue out of events: 'Product Updated', which the company tells of its products,
/// and 'Competitor Price Observed'. Marked events tell nothing, nor do those of public keys, which
/// anyone can read in a page and send with.
public final class Articles {

    public static final String UPDATED = "Product Updated";
    public static final String OBSERVED = "Competitor Price Observed";

    static final int COMPANIONS_MAX = 50;
    static final int WORD_LENGTH_MAX = 200;

    private static final Set<String> CONDITIONS =
            Set.of("new", "display", "damaged", "near_expiry");
    private static final Set<String> COMPLEXITIES = Set.of("simple", "complex");

    private Articles() {}

    /// The product an event tells the catalogue of; empty when it tells of none.
    public static Optional<ArticleKey> keyOf(Event event) {
        return tells(event) ? key(event.properties()) : Optional.empty();
    }

    /// What one event tells of its product.
    public static Optional<Article> of(Event event) {
        return keyOf(event)
                .map(key ->
                        event.name().equalsIgnoreCase(OBSERVED)
                                ? observed(key, event)
                                : updated(key, event));
    }

    private static boolean tells(Event event) {
        return event.type() == Event.Type.TRACK
                && event.counts()
                && event.origin().trust() == Trust.SECRET
                && (event.name().equalsIgnoreCase(UPDATED)
                        || event.name().equalsIgnoreCase(OBSERVED));
    }

    private static Optional<ArticleKey> key(Fields properties) {
        Product product = Product.of(properties);
        String id = product.id().isEmpty() ? product.sku() : product.id();
        return id.isEmpty() ? Optional.empty() : Optional.of(new ArticleKey(id));
    }

    private static Article updated(ArticleKey key, Event event) {
        Map<Amount, Said<Figure>> amounts = new EnumMap<>(Amount.class);
        Figure.of(event.properties(), "price")
                .ifPresent(price -> amounts.put(Amount.PRICE, Said.by(event, price)));
        Figure.of(event.properties(), "cost")
                .ifPresent(cost -> amounts.put(Amount.COST, Said.by(event, cost)));
        Said<Figure> price = amounts.get(Amount.PRICE);
        return new Article(
                key,
                words(event),
                lists(event),
                amounts,
                price == null
                        ? Map.of()
                        : Map.of(LocalDate.ofInstant(price.at(), ZoneOffset.UTC), price),
                stock(event),
                Map.of());
    }

    private static Article observed(ArticleKey key, Event event) {
        Fields properties = event.properties();
        Article nothing = Article.of(key);
        return word(properties, "competitor")
                .map(competitor ->
                        new Article(
                                key,
                                nothing.words(),
                                nothing.lists(),
                                nothing.amounts(),
                                nothing.prices(),
                                nothing.stock(),
                                Map.of(competitor, Said.by(event, offer(properties)))))
                .orElse(nothing);
    }

    private static Offer offer(Fields properties) {
        Optional<Boolean> inStock = properties.text("in_stock").map(Boolean::parseBoolean);
        return new Offer(Figure.of(properties, "price"), inStock);
    }

    private static Map<Word, Said<String>> words(Event event) {
        Product product = Product.of(event.properties());
        Map<Word, Said<String>> words = new EnumMap<>(Word.class);
        for (Word word : Word.values()) {
            String text =
                    switch (word) {
                        case NAME -> product.name();
                        case SKU -> product.sku();
                        case CATEGORY -> product.category();
                        case BRAND -> product.brand();
                        case VARIANT_OF -> word(event.properties(), "variant_of").orElse("");
                        case CONDITION -> oneOf(CONDITIONS, event.properties(), "condition");
                        case COMPLEXITY -> oneOf(COMPLEXITIES, event.properties(), "complexity");
                        case URL -> product.url();
                        case IMAGE_URL -> product.imageUrl();
                    };
            if (!text.isEmpty()) {
                words.put(word, Said.by(event, text));
            }
        }
        return words;
    }

    private static Map<Companions, Said<List<String>>> lists(Event event) {
        Map<Companions, Said<List<String>>> lists = new EnumMap<>(Companions.class);
        for (Companions companions : Companions.values()) {
            String name = companions.name().toLowerCase(Locale.ROOT);
            if (event.properties().get(name).orElse(Value.NOTHING) instanceof Value.Items) {
                lists.put(companions, Said.by(event, ids(event.properties().items(name))));
            }
        }
        return lists;
    }

    /// Keys of products, told as text or as objects with a `product_id`.
    private static List<String> ids(List<Value> items) {
        List<String> ids = new ArrayList<>();
        for (Value item : items) {
            Optional<String> id =
                    item instanceof Fields fields
                            ? key(fields).map(ArticleKey::id)
                            : word(Fields.of("id", item), "id");
            id.filter(_ -> ids.size() < COMPANIONS_MAX).ifPresent(ids::add);
        }
        return List.copyOf(ids);
    }

    private static Map<String, Said<BigDecimal>> stock(Event event) {
        String place = word(event.properties(), "place").orElse("");
        return Item.number(event.properties(), "stock")
                .map(pieces -> Map.of(place, Said.by(event, pieces)))
                .orElse(Map.of());
    }

    private static String oneOf(Set<String> allowed, Fields properties, String name) {
        return word(properties, name)
                .map(text -> text.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_'))
                .filter(allowed::contains)
                .orElse("");
    }

    private static Optional<String> word(Fields fields, String name) {
        return fields.text(name).map(text -> Texts.cut(text.strip(), WORD_LENGTH_MAX));
    }
}
