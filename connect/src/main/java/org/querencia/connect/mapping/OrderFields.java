package org.querencia.connect.mapping;

import static org.querencia.connect.mapping.FieldSpec.field;
import static org.querencia.connect.mapping.FieldType.AMOUNT;
import static org.querencia.connect.mapping.FieldType.CURRENCY;
import static org.querencia.connect.mapping.FieldType.MOMENT;
import static org.querencia.connect.mapping.FieldType.NUMBER;
import static org.querencia.connect.mapping.FieldType.TEXT;

import java.util.List;
import java.util.Set;

/// The fields of orders: those of the order as a whole, which every line repeats, and those of a
/// line.
final class OrderFields {

    static final String ORDER_ID = "order_id";
    static final String REFUND_ID = "refund_id";
    static final String DATE = "date";
    static final String PRICE = "price";
    static final String QUANTITY = "quantity";
    static final String LINE_TOTAL = "line_total";

    /// Of a line.
    static final Set<String> LINE =
            Set.of(
                    "product_id",
                    "sku",
                    "name",
                    "category",
                    "brand",
                    "variant",
                    PRICE,
                    QUANTITY,
                    "line_coupon",
                    LINE_TOTAL);

    /// Amounts of the order, which may also be given per line and are then added up.
    static final Set<String> SUMMED = Set.of("total", "tax", "shipping", "discount");

    static final List<FieldSpec> ALL =
            List.of(
                    field(ORDER_ID, TEXT, "names the order, the same on all its lines")
                            .needed()
                            .like(
                                    "factura|pedido|numero pedido|order id|order|invoice|invoice no|numero factura|no factura|orden|documento|consecutivo|ticket|venta"),
                    field(DATE, MOMENT, "when it was placed")
                            .needed()
                            .like(
                                    "fecha|date|fecha factura|invoice date|order date|fecha pedido|fecha venta|created at"),
                    field("product_id", TEXT, "names the product")
                            .like(
                                    "codigo producto|product id|stock code|codigo|id producto|item|referencia|articulo|sku"),
                    field("sku", TEXT, "names the variant").like("sku|ean|codigo barras|barcode"),
                    field("name", TEXT, "of the product")
                            .like(
                                    "producto|descripcion|description|product|nombre producto|product name|item name|detalle|articulo"),
                    field("category", TEXT, "of the product")
                            .like("categoria|category|linea|familia"),
                    field("brand", TEXT, "of the product").like("marca|brand"),
                    field("variant", TEXT, "of the product")
                            .like("variante|variant|talla|color|sabor|presentacion"),
                    field(QUANTITY, NUMBER, "pieces; 1 without")
                            .like("cantidad|quantity|qty|cant|unidades|units"),
                    field(PRICE, AMOUNT, "of one piece")
                            .like(
                                    "precio|precio unitario|unit price|price|valor unitario|vr unitario"),
                    field(LINE_TOTAL, AMOUNT, "of the line, in place of the price of a piece")
                            .like(
                                    "valor linea|line total|subtotal|importe|total linea|valor total|total item"),
                    field("line_coupon", TEXT, "used on the line"),
                    field(
                                    "total",
                                    AMOUNT,
                                    "what the customer pays: after discounts, with tax and shipping; without it, what the lines come to")
                            .like(
                                    "total|valor|total pedido|total factura|order total|monto|valor factura"),
                    field(
                                    "currency",
                                    CURRENCY,
                                    "of the amounts; else the mapping's, else the company's")
                            .like("moneda|currency|divisa"),
                    field("tax", AMOUNT, "").like("iva|impuesto|tax|impuestos|vat"),
                    field("shipping", AMOUNT, "").like("envio|flete|shipping|domicilio|transporte"),
                    field("discount", AMOUNT, "taken off the lines")
                            .like("descuento|discount|dcto|descuentos"),
                    field("coupon", TEXT, "").like("cupon|coupon|codigo promocional|promo code"),
                    field(
                                    "channel",
                                    TEXT,
                                    "such as web, shop or whatsapp; `{value: shop}` says one for all rows; without it orders have no channel")
                            .like("canal|channel|medio de venta|origen"),
                    field("affiliation", TEXT, "the shop or partner")
                            .like("tienda|sede|sucursal|store|shop|punto de venta|almacen"),
                    field(REFUND_ID, TEXT, "names a refund; else the order's id does")
                            .like("nota credito|refund id|credit note"));

    private OrderFields() {}
}
