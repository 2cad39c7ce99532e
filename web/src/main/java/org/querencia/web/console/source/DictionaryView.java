package org.querencia.web.console.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.runtime.warehouse.Overviews.EventKind;
import org.querencia.runtime.warehouse.Overviews.FieldKind;

/// The words a source uses.
///
/// @param chosen the kind whose fields are shown
public record DictionaryView(
        List<EventKind> kinds, Optional<EventKind> chosen, List<FieldKind> fields) {

    /// `track:Order Completed`, for addresses.
    public static String code(EventKind kind) {
        return type(kind) + ":" + kind.name();
    }

    public static String type(EventKind kind) {
        return kind.type().name().toLowerCase(Locale.ROOT);
    }
}
