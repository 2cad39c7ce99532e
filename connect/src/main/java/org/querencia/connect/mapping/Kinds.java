package org.querencia.connect.mapping;

import static org.querencia.connect.mapping.FieldSpec.field;
import static org.querencia.connect.mapping.FieldType.AMOUNT;
import static org.querencia.connect.mapping.FieldType.CHOICE;
import static org.querencia.connect.mapping.FieldType.CURRENCY;
import static org.querencia.connect.mapping.FieldType.DAY;
import static org.querencia.connect.mapping.FieldType.FLAG;
import static org.querencia.connect.mapping.FieldType.LIST;
import static org.querencia.connect.mapping.FieldType.MOMENT;
import static org.querencia.connect.mapping.FieldType.NUMBER;
import static org.querencia.connect.mapping.FieldType.TEXT;
import static org.querencia.connect.mapping.FieldType.WHOLE;

import java.util.List;
import java.util.Optional;
import org.querencia.connect.mapping.Kind.Repeats;
import org.querencia.connect.mapping.Kind.Who;

/// The kinds of rows that can be imported.
public final class Kinds {

    private static final FieldSpec MONEY =
            field("currency", CURRENCY, "of the amounts; else the mapping's, else the company's")
                    .like("moneda|currency|divisa");

    public static final Kind CUSTOMERS =
            new Kind(
                    "customers",
                    "People: who they are and what is known of them.",
                    "",
                    Who.NEEDED,
                    Repeats.UPDATE,
                    "date",
                    List.of(),
                    List.of(
                            field("date", MOMENT, "when this was known")
                                    .like(
                                            "fecha actualizacion|ultima actualizacion|updated at|modified")));

    public static final Kind CONTACTS =
            new Kind(
                    "contacts",
                    "People and the companies they work for; the mapping needs person.company.",
                    "",
                    Who.NEEDED,
                    Repeats.UPDATE,
                    "date",
                    List.of(),
                    CUSTOMERS.fields());

    public static final Kind ORDERS =
            new Kind(
                    "orders",
                    "Purchases, a row each or a row for each of their lines, wherever in the file.",
                    "Order Completed",
                    Who.OPTIONAL,
                    Repeats.JOIN,
                    "date",
                    List.of("order_id"),
                    OrderFields.ALL);

    public static final Kind PRODUCTS =
            new Kind(
                    "products",
                    "The catalogue: products with price, cost and stock, as they are now or were on"
                            + " a date.",
                    "Product Updated",
                    Who.NOBODY,
                    Repeats.UPDATE,
                    "date",
                    List.of("product_id", "place", "condition", "date"),
                    List.of(
                            field("product_id", TEXT, "names the product")
                                    .needed()
                                    .like(
                                            "codigo|id producto|product id|codigo producto|sku|referencia|item|id"),
                            field("sku", TEXT, "names the variant")
                                    .like("sku|referencia|ean|barcode|codigo barras"),
                            field("name", TEXT, "as shown")
                                    .like("nombre|producto|name|product|descripcion|title|titulo"),
                            field("category", TEXT, "").like("categoria|category|linea|familia"),
                            field("brand", TEXT, "").like("marca|brand"),
                            field("variant_of", TEXT, "the product this is a variant of")
                                    .like("padre|parent|variant of|producto padre"),
                            field("variant", TEXT, "size, colour, flavour")
                                    .like("variante|variant|talla|color|sabor|presentacion"),
                            field("price", AMOUNT, "what it sells for")
                                    .like("precio|precio venta|price|pvp|valor"),
                            field("cost", AMOUNT, "what it costs the company")
                                    .like("costo|coste|cost|costo unitario"),
                            MONEY,
                            field("stock", NUMBER, "pieces at hand")
                                    .like(
                                            "existencias|stock|inventario|saldo|cantidad|quantity|disponible"),
                            field("place", TEXT, "where the stock is")
                                    .like("bodega|tienda|sede|place|location|almacen|ubicacion"),
                            field("condition", CHOICE, "")
                                    .like("estado|condicion|condition")
                                    .or("new", "new|nuevo|nueva")
                                    .or("display", "display|exhibicion|vitrina")
                                    .or("damaged", "damaged|averiado|danado|averia")
                                    .or(
                                            "near_expiry",
                                            "near_expiry|near expiry|proximo a vencer|por vencer"),
                            field(
                                            "complexity",
                                            CHOICE,
                                            "whether it needs to be explained before it is bought")
                                    .like("complejidad|complexity")
                                    .or("simple", "simple|sencillo|facil")
                                    .or("complex", "complex|complejo|dificil"),
                            field("accessories", LIST, "products that go with it")
                                    .like("accesorios|accessories"),
                            field("extras", LIST, "what can be added to it")
                                    .like("extras|adicionales"),
                            field("url", TEXT, "").like("url|enlace|link"),
                            field("image_url", TEXT, "").like("imagen|image|foto|image url"),
                            field("date", MOMENT, "since when; else now")
                                    .like("fecha|date|vigencia")));

    public static final Kind COMPETITOR_PRICES =
            new Kind(
                    "competitor_prices",
                    "What others ask for the same products, as observed.",
                    "Competitor Price Observed",
                    Who.NOBODY,
                    Repeats.UPDATE,
                    "date",
                    List.of("product_id", "competitor", "date"),
                    List.of(
                            field("product_id", TEXT, "ours")
                                    .needed()
                                    .like("codigo|product id|producto|sku|referencia|id producto"),
                            field("competitor", TEXT, "who sells it")
                                    .needed()
                                    .like("competidor|competencia|competitor|tienda|retailer"),
                            field("price", AMOUNT, "").needed().like("precio|price|valor"),
                            MONEY,
                            field("in_stock", FLAG, "whether they have it")
                                    .like("disponible|in stock|stock|agotado"),
                            field("url", TEXT, "where it was seen").like("url|enlace|link"),
                            field("date", MOMENT, "when it was seen; else now")
                                    .like("fecha|date|observado")));

    public static final Kind AD_SPEND =
            new Kind(
                    "ad_spend",
                    "What was paid for advertising, by day and campaign.",
                    "Marketing Spend",
                    Who.NOBODY,
                    Repeats.REJECT,
                    "date",
                    List.of("date", "channel", "campaign", "medium", "ad_set", "ad"),
                    List.of(
                            field("date", DAY, "")
                                    .needed()
                                    .like("fecha|date|dia|day|reporting starts|inicio"),
                            field("channel", TEXT, "such as meta or google")
                                    .needed()
                                    .like("canal|channel|plataforma|platform|source|fuente"),
                            field("campaign", TEXT, "")
                                    .like("campana|campaign|campaign name|nombre campana"),
                            field("medium", TEXT, "").like("medio|medium|tipo"),
                            field("ad_set", TEXT, "")
                                    .like(
                                            "conjunto|ad set|adset|ad set name|grupo de anuncios|ad group"),
                            field("ad", TEXT, "").like("anuncio|ad|ad name"),
                            field("cost", AMOUNT, "")
                                    .needed()
                                    .like(
                                            "costo|gasto|cost|spend|importe gastado|amount spent|inversion|valor"),
                            MONEY,
                            field("impressions", WHOLE, "").like("impresiones|impressions"),
                            field("clicks", WHOLE, "").like("clics|clicks|clic en el enlace")));

    public static final Kind COSTS =
            new Kind(
                    "costs",
                    "Other costs of marketing and sales: salaries, tools, overheads.",
                    "Cost Recorded",
                    Who.NOBODY,
                    Repeats.UPDATE,
                    "date",
                    List.of(),
                    List.of(
                            field("date", DAY, "").needed().like("fecha|date|mes|month|periodo"),
                            field("category", TEXT, "such as salaries, tools, overheads")
                                    .needed()
                                    .like("categoria|concepto|category|rubro|cuenta|tipo"),
                            field("channel", TEXT, "which it was for").like("canal|channel"),
                            field("amount", AMOUNT, "")
                                    .needed()
                                    .like("valor|monto|importe|amount|costo|total"),
                            MONEY,
                            field("note", TEXT, "")
                                    .like("nota|detalle|descripcion|note|observacion")));

    public static final Kind EVENTS =
            new Kind(
                    "events",
                    "Anything that happened, with any name; the other columns as person and"
                            + " properties.",
                    "",
                    Who.OPTIONAL,
                    Repeats.UPDATE,
                    "date",
                    List.of("event_id"),
                    List.of(
                            field("event", TEXT, "its name")
                                    .needed()
                                    .like("evento|event|event name|accion|action"),
                            field("event_id", TEXT, "names it")
                                    .like("id evento|event id|message id"),
                            field("date", MOMENT, "when it happened; else now")
                                    .like("fecha|date|timestamp|fecha hora|created at|hora")));

    public static final List<Kind> ALL =
            List.of(
                    CUSTOMERS,
                    CONTACTS,
                    ORDERS,
                    PRODUCTS,
                    COMPETITOR_PRICES,
                    AD_SPEND,
                    COSTS,
                    ContactKinds.LOYALTY,
                    ContactKinds.CALLS,
                    ContactKinds.VISITS,
                    ContactKinds.RECEIVABLES,
                    EVENTS);

    private Kinds() {}

    public static Optional<Kind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }
}
