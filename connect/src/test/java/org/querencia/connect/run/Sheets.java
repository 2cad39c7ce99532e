package org.querencia.connect.run;

import java.math.BigDecimal;
import org.querencia.core.order.Money;
import org.querencia.runtime.kit.Engine;

/// Mappings and files that several tests import.
final class Sheets {

    static final String ORDERS =
            """
            kind: orders
            person:
              identifiers: {email: correo}
            fields: {order_id: pedido, date: fecha, product_id: sku, quantity: cant, price: precio}
            refund: {when: {column: pedido, starts_with: N}}
            reject: [{column: cant, at_most: 0, reason: nothing was bought}]
            """;

    static final String CUSTOMERS =
            """
            kind: customers
            person:
              identifiers: {email: correo, phone: celular}
              traits: {name: nombre, city: ciudad}
            """;

    static final String JANUARY =
            """
            pedido;fecha;correo;sku;cant;precio
            P1;2026-01-05;ana@x.co;cafe;2;10000
            P2;2026-01-06;eva@x.co;te;1;8000
            P1;2026-01-05;ana@x.co;pan;1;5000
            P3;2026-01-07;;cafe;1;10000
            P1;2026-01-05;ana@x.co;pan;1;5000
            P4;2026-01-08;eva@x.co;te;0;8000
            N1;2026-01-09;eva@x.co;te;1;8000
            """;

    private Sheets() {}

    static Money pesos(long pesos) {
        return Money.of(BigDecimal.valueOf(pesos), Engine.WORKSPACE.currency());
    }
}
