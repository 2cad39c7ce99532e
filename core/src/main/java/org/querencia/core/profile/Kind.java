package org.querencia.core.profile;

import java.util.Comparator;
import org.querencia.core.event.Bounds;
import org.querencia.core.event.Event;
import org.querencia.core.event.Texts;
import org.querencia.core.order.Commerce;

/// A kind of event: its type and name (`track` 'Order Completed').
public record Kind(Event.Type type, String name) {

    static final int NAME_LENGTH_MAX = 200;

    /// Which kinds are told apart when there are too many: those of commerce and those without a
    /// name, then the shorter names.
    static final Comparator<Kind> ORDER =
            Comparator.<Kind, Boolean>comparing(kind -> !comesFirst(kind.name))
                    .thenComparing(Kind::name, Bounds.SHORT_FIRST)
                    .thenComparing(Kind::type);

    public static Kind of(Event event) {
        return new Kind(event.type(), Texts.cut(event.name(), NAME_LENGTH_MAX));
    }

    private static boolean comesFirst(String name) {
        return name.isEmpty() || Commerce.NAMES.contains(name);
    }
}
