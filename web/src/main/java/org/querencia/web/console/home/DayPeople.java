package org.querencia.web.console.home;

import io.helidon.webserver.http.HttpRules;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.Behind;
import org.querencia.runtime.warehouse.Overviews.Group;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Overviews.Through;
import org.querencia.web.console.frame.Area;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.PeopleBehind;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// The people behind a day of the picture on Home, or behind one channel of it.
public final class DayPeople {
    private static final int PEOPLE_SHOWN = 200;

    /// So many are counted one by one; a day of more says so.
    private static final int PEOPLE_COUNTED = 100_000;

    private final Pages pages;
    private final Overviews overviews;
    private final Sources sources;
    private final Names names;

    public DayPeople(Pages pages, Overviews overviews, Sources sources, Names names) {
        this.pages = pages;
        this.overviews = overviews;
        this.sources = sources;
        this.names = names;
    }

    public void routing(HttpRules rules) {
        rules.get("/home/people", pages.signedIn(this::show));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        Form query = visit.query();
        LocalDate day = day(query, frame);
        Measure measure = Measure.of(query.text("by").orElse(""));
        Through through = through(query);
        Optional<SourceKey> source = source(query);
        List<Behind> people =
                overviews.people(
                        measure.byChannel() ? Group.CUSTOMERS : Group.SEEN,
                        new Period(Optional.of(day), Optional.of(day)),
                        source,
                        through,
                        PEOPLE_COUNTED);
        List<Behind> shown = people.stream().limit(PEOPLE_SHOWN).toList();
        Span span = Span.of(query, frame.formats().now(), frame.formats().zone());
        PeopleBehind behind =
                new PeopleBehind(
                        Area.HOME,
                        frame.formats().date(day),
                        lead(measure, through, source, frame),
                        PeopleBehind.count(people.size(), shown.size(), frame),
                        new PeopleBehind.Back(
                                "/?%s&by=%s%s"
                                        .formatted(
                                                span.query(),
                                                measure.code(),
                                                source.map(key -> "&source=" + key).orElse("")),
                                frame.text("home.title")),
                        heads(measure, frame),
                        shown.stream().map(one -> person(one, measure, frame.formats())).toList());
        visit.show("frame/behind.jte", frame, Map.of("behind", behind));
    }

    private static LocalDate day(Form query, Frame frame) {
        String text = query.text("day").orElse("");
        try {
            return text.isEmpty()
                    ? LocalDate.ofInstant(frame.formats().now(), frame.formats().zone())
                    : LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw RefusedException.at("day", "refused.day", text);
        }
    }

    private static Through through(Form query) {
        List<String> channels = query.exact("channel");
        return channels.isEmpty() ? Through.ANY : new Through(channels, query.has("others"));
    }

    private Optional<SourceKey> source(Form query) {
        return query.text("source")
                .flatMap(code ->
                        sources.all().stream()
                                .map(Source::key)
                                .filter(key -> key.value().equals(code))
                                .findFirst());
    }

    private static String lead(
            Measure measure, Through through, Optional<SourceKey> source, Frame frame) {
        List<String> parts = new ArrayList<>();
        parts.add(frame.text("measure." + measure.code()));
        if (through.except() && !through.equals(Through.ANY)) {
            parts.add(frame.text("home.other-channels"));
        } else {
            through.channels().forEach(channel -> parts.add(DayPicture.name(channel, frame)));
        }
        source.ifPresent(key -> parts.add(frame.sourceName(key)));
        return String.join(" · ", parts);
    }

    private static List<String> heads(Measure measure, Frame frame) {
        return measure.byChannel()
                ? List.of(frame.text("measure.orders"), frame.text("measure.revenue"))
                : List.of(frame.text("measure.events"));
    }

    private PeopleBehind.Person person(Behind one, Measure measure, Formats formats) {
        return new PeopleBehind.Person(
                one.profile().toString(),
                names.of(one.profile()),
                measure.byChannel()
                        ? List.of(formats.number(one.orders()), formats.money(one.revenue()))
                        : List.of(formats.number(one.events())));
    }
}
