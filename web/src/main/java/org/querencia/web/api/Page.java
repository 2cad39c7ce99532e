package org.querencia.web.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.web.http.Json;

/// A page of a list: `{"items":[…],"next":cursor or null}`.
final class Page {

    private Page() {}

    /// A page of rows read with a limit one larger than asked: the extra row says that there is a
    /// next page, which begins after the last row shown.
    ///
    /// @param place where a row stands in the list, for the cursor
    static <T> Reply of(
            String list,
            List<T> rows,
            int limit,
            Function<? super T, String> place,
            Function<? super T, ? extends Value> render) {
        return Reply.ok(fields(list, rows, limit, place, render));
    }

    private static <T> Fields fields(
            String list,
            List<T> rows,
            int limit,
            Function<? super T, String> place,
            Function<? super T, ? extends Value> render) {
        boolean more = rows.size() > limit;
        List<T> shown = more ? rows.subList(0, limit) : rows;
        Optional<String> next =
                more
                        ? Optional.of(PageCursor.of(list, place.apply(shown.getLast())))
                        : Optional.empty();
        return fields(Json.items(shown, render), next);
    }

    /// A page of a list that is at hand whole: it begins after the row whose place the cursor
    /// names, and a cursor whose row is gone is refused.
    ///
    /// @param place what tells a row from all others of the list
    static <T> Reply cut(
            Call call,
            String list,
            List<T> rows,
            Function<? super T, String> place,
            Function<? super T, ? extends Value> render) {
        return Reply.ok(section(call, list, rows, place, render));
    }

    /// The same, for an answer that says more than its items.
    static <T> Fields section(
            Call call,
            String list,
            List<T> rows,
            Function<? super T, String> place,
            Function<? super T, ? extends Value> render) {
        int limit = call.limit();
        int from = call.cursor(list, named -> after(rows, place, named)).orElse(0);
        return fields(list, rows.subList(from, rows.size()), limit, place, render);
    }

    /// Throws what the reader of cursors takes for a wrong one.
    private static <T> int after(List<T> rows, Function<? super T, String> place, String named) {
        for (int at = 0; at < rows.size(); at++) {
            if (place.apply(rows.get(at)).equals(named)) {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("no row is at this place");
    }

    static Reply reply(Value items, Optional<String> next) {
        return Reply.ok(fields(items, next));
    }

    private static Fields fields(Value items, Optional<String> next) {
        return Json.object()
                .put("items", items)
                .put("next", next.<Value>map(Value::of).orElse(Value.NOTHING))
                .build();
    }
}
