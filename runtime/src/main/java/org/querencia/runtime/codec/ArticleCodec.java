package org.querencia.runtime.codec;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.Article.Amount;
import org.querencia.core.catalogue.Article.Companions;
import org.querencia.core.catalogue.Article.Word;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.catalogue.Offer;
import org.querencia.core.event.Said;
import org.querencia.core.order.Figure;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Article] from and to the JSON of the state. Amounts are written as they were told, days as ISO
/// 8601.
public final class ArticleCodec {

    static final int VERSION = 1;

    private ArticleCodec() {}

    public static byte[] write(Article article) {
        return Json.write(VERSION, out -> write(out, article));
    }

    public static Article read(byte[] json) {
        return Json.read(
                json,
                in -> {
                    Draft draft = new Draft();
                    Json.fields(in, name -> draft.read(name, in));
                    return draft.article();
                });
    }

    private static void write(JsonGenerator out, Article article) {
        Json.text(out, "id", article.key().id());
        SaidCodec.write(out, "words", article.words(), ArticleCodec::name, Json::string);
        SaidCodec.write(out, "lists", article.lists(), ArticleCodec::name, ArticleCodec::list);
        SaidCodec.write(out, "amounts", article.amounts(), ArticleCodec::name, FigureCodec::write);
        SaidCodec.write(out, "prices", article.prices(), LocalDate::toString, FigureCodec::write);
        SaidCodec.write(
                out, "stock", article.stock(), Function.identity(), JsonGenerator::writeNumber);
        SaidCodec.write(out, "offers", article.offers(), Function.identity(), ArticleCodec::offer);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void list(JsonGenerator out, List<String> ids) {
        out.writeStartArray();
        ids.forEach(id -> Json.string(out, id));
        out.writeEndArray();
    }

    private static void offer(JsonGenerator out, Offer offer) {
        out.writeStartObject();
        offer.price().ifPresent(price -> FigureCodec.writeFields(out, price));
        offer.inStock().ifPresent(inStock -> out.writeBooleanProperty("inStock", inStock));
        out.writeEndObject();
    }

    private static Offer offer(JsonParser in) {
        FigureCodec.Draft price = new FigureCodec.Draft();
        Map<String, Boolean> flags = new HashMap<>();
        Json.fields(
                in,
                name -> {
                    if (name.equals("inStock")) {
                        flags.put(name, in.getBooleanValue());
                    } else {
                        price.read(name, in);
                    }
                });
        return new Offer(price.figure(), Optional.ofNullable(flags.get("inStock")));
    }

    private static final class Draft {
        private String id = "";
        private final Map<Word, Said<String>> words = new EnumMap<>(Word.class);
        private final Map<Companions, Said<List<String>>> lists = new EnumMap<>(Companions.class);
        private final Map<Amount, Said<Figure>> amounts = new EnumMap<>(Amount.class);
        private final Map<LocalDate, Said<Figure>> prices = new HashMap<>();
        private Map<String, Said<BigDecimal>> stock = Map.of();
        private Map<String, Said<Offer>> offers = Map.of();

        void read(String field, JsonParser in) {
            switch (field) {
                case "v" -> Json.requireVersion(in, VERSION);
                case "id" -> id = in.getString();
                case "words" ->
                        SaidCodec.readMap(in, JsonParser::getString)
                                .forEach(
                                        (name, said) -> words.put(Word.valueOf(upper(name)), said));
                case "lists" ->
                        SaidCodec.readMap(in, Draft::ids)
                                .forEach((name, said) ->
                                        lists.put(Companions.valueOf(upper(name)), said));
                case "amounts" ->
                        SaidCodec.readMap(in, Draft::figure)
                                .forEach((name, said) ->
                                        amounts.put(Amount.valueOf(upper(name)), said));
                case "prices" ->
                        SaidCodec.readMap(in, Draft::figure)
                                .forEach((day, said) -> prices.put(LocalDate.parse(day), said));
                case "stock" -> stock = SaidCodec.readMap(in, JsonParser::getDecimalValue);
                case "offers" -> offers = SaidCodec.readMap(in, ArticleCodec::offer);
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }

        Article article() {
            return new Article(new ArticleKey(id), words, lists, amounts, prices, stock, offers);
        }

        private static String upper(String name) {
            return name.toUpperCase(Locale.ROOT);
        }

        private static List<String> ids(JsonParser in) {
            return List.copyOf(Json.list(in, in::getString));
        }

        private static Figure figure(JsonParser in) {
            return FigureCodec.read(in).orElseThrow(() -> Json.invalid(in, "expected an amount"));
        }
    }
}
