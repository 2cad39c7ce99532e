package org.querencia.web.console.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.TimelinePage;
import org.querencia.runtime.view.TimelinePage.Cursor;
import org.querencia.runtime.warehouse.Timelines;
import org.querencia.web.console.frame.Days;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;

/// A person's timeline as an address asks for it: kind, source, days, conclusions, page.
final class Timeline {
    private static final int MOMENTS = 40;

    private final ProfileViews views;
    private final Sources sources;

    Timeline(ProfileViews views, Sources sources) {
        this.views = views;
        this.sources = sources;
    }

    TimelineView of(ProfileId person, Form query, Frame frame) {
        String kind = query.text("kind").orElse("");
        String source = query.text("source").orElse("");
        boolean derived = query.has("derived");
        Days days = Days.of(query);
        Optional<Cursor> after = query.text("after").flatMap(Timeline::cursor);
        TimelinePage page =
                views.timeline(
                                person,
                                new TimelinePage.Query(
                                        filter(kind, source, days, frame.formats().zone()),
                                        derived,
                                        after,
                                        MOMENTS))
                        .orElseThrow(PersonPage::nobody);
        String filters =
                "kind=%s&source=%s&%s%s"
                        .formatted(
                                URLEncoder.encode(kind, StandardCharsets.UTF_8),
                                URLEncoder.encode(source, StandardCharsets.UTF_8),
                                days.query(),
                                derived ? "&derived=on" : "");
        return new TimelineView(
                "/people/" + person,
                kind,
                source,
                days,
                derived,
                new Moments(frame).said(page.entries(), after.map(Cursor::at)),
                page.next().map(cursor -> filters + "&after=" + text(cursor)));
    }

    /// `track:Order Completed` asks for one name, `page:` for all of a type.
    private Timelines.Filter filter(String kind, String source, Days days, ZoneId zone) {
        String[] parts = kind.split(":", 2);
        List<Event.Type> types =
                Arrays.stream(Event.Type.values())
                        .filter(type -> type.name().equalsIgnoreCase(parts[0]))
                        .toList();
        List<String> names =
                parts.length == 2 && !parts[1].isEmpty() ? List.of(parts[1]) : List.of();
        List<SourceKey> keys =
                sources.all().stream()
                        .map(Source::key)
                        .filter(key -> key.value().equals(source))
                        .toList();
        return new Timelines.Filter(
                types,
                names,
                keys,
                days.from().map(day -> day.atStartOfDay(zone).toInstant()),
                days.to().map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    private static String text(Cursor cursor) {
        return "%s_%d_%d".formatted(cursor.at(), cursor.position().value(), cursor.ordinal());
    }

    private static Optional<Cursor> cursor(String text) {
        String[] parts = text.split("_", 3);
        try {
            return Optional.of(
                    new Cursor(
                            Instant.parse(parts[0]),
                            new Position(Long.parseLong(parts[1])),
                            Integer.parseInt(parts[2])));
        } catch (java.time.DateTimeException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }
}
