package org.querencia.web.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.core.event.Value;
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
        boolean more = rows.size() > limit;
        List<T> shown = more ? rows.subList(0, limit) : rows;
        Optional<String> next =
                more
                        ? Optional.of(PageCursor.of(list, place.apply(shown.getLast())))
                        : Optional.empty();
        return reply(Json.items(shown, render), next);
    }

    /// A list that has but one page.
    static <T> Reply whole(List<T> rows, Function<? super T, ? extends Value> render) {
        return reply(Json.items(rows, render), Optional.empty());
    }

    static Reply reply(Value items, Optional<String> next) {
        return Reply.ok(
                Json.object()
                        .put("items", items)
                        .put("next", next.<Value>map(Value::of).orElse(Value.NOTHING))
                        .build());
    }
}
