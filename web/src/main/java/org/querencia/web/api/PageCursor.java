package org.querencia.web.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.function.Function;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// Where the next page of a list begins: opaque to callers, and refused by any other list.
final class PageCursor {

    private PageCursor() {}

    static String of(String list, String place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + "/" + place).getBytes(StandardCharsets.UTF_8));
    }

    /// The place a cursor of this list names, as `parse` reads it.
    static <T> T read(String list, String cursor, Function<String, T> parse) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(list + "/")) {
                return parse.apply(text.substring(list.length() + 1));
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    private static ProblemException invalid() {
        return Problem.at(
                        Fault.INVALID_CURSOR,
                        "cursor",
                        "cursor: send the `next` of the page before, unchanged, or leave it out to"
                                + " begin anew.")
                .exception();
    }
}
