package org.querencia.web.console.home;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.warehouse.Overviews.Through;

/// What the picture by day is of.
record Whose(Span span, Measure measure, Optional<SourceKey> source) {

    /// The address of the people behind a day's figure.
    String people(LocalDate day, Through through) {
        StringBuilder address =
                new StringBuilder("/home/people?by=%s&day=%s".formatted(measure.code(), day));
        source.ifPresent(key -> address.append("&source=").append(key));
        if (!through.equals(Through.ANY)) {
            address.append(through.except() ? "&others=on" : "");
            through.channels()
                    .forEach(channel -> address.append("&channel=").append(coded(channel)));
        }
        return address.append('&').append(span.query()).toString();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
