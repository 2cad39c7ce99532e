package org.querencia.core.profile;

import java.util.Comparator;
import java.util.Set;
import org.querencia.core.event.Bounds;
import org.querencia.core.event.Event;
import org.querencia.core.event.Texts;

/// A kind of event: its type and name (`track` 'Order Completed').
public record Kind(Event.Type type, String name) {

    static final int NAME_LENGTH_MAX = 200;

    private static final Set<String> FIRST =
            Set.of(
                    "",
                    "Products Searched",
                    "Product Viewed",
                    "Product Added",
                    "Product Removed",
                    "Cart Viewed",
                    "Checkout Started",
                    "Order Completed",
                    "Order Updated",
                    "Order Refunded",
                    "Order Cancelled");

    /// Which kinds are told apart when there are too many: those of commerce and those without a
    /// name, then the shorter names.
    static final Comparator<Kind> ORDER =
            Comparator.<Kind, Boolean>comparing(kind -> !FIRST.contains(kind.name))
                    .thenComparing(Kind::name, Bounds.SHORT_FIRST)
                    .thenComparing(Kind::type);

    public static Kind of(Event event) {
        return new Kind(event.type(), Texts.cut(event.name(), NAME_LENGTH_MAX));
    }
}
