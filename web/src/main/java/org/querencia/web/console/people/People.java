package org.querencia.web.console.people;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.warehouse.Directory;
import org.querencia.runtime.warehouse.Directory.Entry;
import org.querencia.runtime.warehouse.Directory.Listing;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.people.PeopleQuery.Column;
import org.querencia.web.console.people.PeopleView.Row;

/// The list of people: the newest, those who resemble what was typed, or those who pass filters in
/// an order of one's own.
public final class People {
    static final int PAGE = 40;

    private final Pages pages;
    private final ProfileViews views;
    private final Directory directory;
    private final Sources sources;
    private final Currency currency;

    /// @param currency of amounts in filters
    public People(
            Pages pages,
            ProfileViews views,
            Directory directory,
            Sources sources,
            Currency currency) {
        this.pages = pages;
        this.views = views;
        this.directory = directory;
        this.sources = sources;
        this.currency = currency;
    }

    public void routing(HttpRules rules) {
        rules.get("/people", pages.signedIn(this::list))
                .get("/people.csv", pages.signedIn(this::export));
    }

    private void list(Visit visit) {
        Frame frame = visit.frame();
        PeopleQuery query = PeopleQuery.of(visit.query());
        PeopleView view =
                !query.text().isEmpty()
                        ? told(query, search(views, query.text(), PAGE), Optional.empty(), frame)
                        : query.plain()
                                ? newest(visit, query, frame)
                                : passing(visit, query, frame);
        visit.show(
                visit.partial() ? "people/rows.jte" : "people/people.jte",
                frame,
                visit.partial()
                        ? Map.of("view", view)
                        : Map.of("view", view, "quarantined", QuarantineList.size(views, frame)));
    }

    private PeopleView newest(Visit visit, PeopleQuery query, Frame frame) {
        Optional<Position> before = visit.query().number("before").map(Position::new);
        List<PersonRow> rows = views.list(before, PAGE);
        String shown = query.query();
        return told(
                query,
                rows,
                rows.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(
                                "/people?%s%sbefore=%d"
                                        .formatted(
                                                shown,
                                                shown.isEmpty() ? "" : "&",
                                                rows.getLast().first().value())),
                frame);
    }

    private PeopleView passing(Visit visit, PeopleQuery query, Frame frame) {
        Formats formats = frame.formats();
        Listing listing =
                directory.list(
                        query.filter(currency),
                        query.order(),
                        visit.query().text("after").flatMap(PeopleQuery::place),
                        PAGE);
        Map<ProfileId, PersonRow> known = known(listing.entries());
        List<Row> rows = new ArrayList<>();
        for (Entry entry : listing.entries()) {
            PersonRow person = known.get(entry.profile());
            if (person != null) {
                rows.add(
                        row(
                                person,
                                query.columns().stream()
                                        .map(column -> cell(column, entry, person, frame))
                                        .toList()));
            }
        }
        return new PeopleView(
                query,
                rows,
                listing.entries().size() < PAGE
                        ? Optional.empty()
                        : Optional.of(query.after(listing.entries().getLast().place(query.by()))),
                Optional.of(
                        frame.text("people.total", listing.total(), formats.ago(listing.asOf()))),
                sources.all(),
                directory.channels());
    }

    private Map<ProfileId, PersonRow> known(List<Entry> entries) {
        return views.rows(entries.stream().map(Entry::profile).toList()).stream()
                .collect(Collectors.toMap(PersonRow::id, Function.identity(), (one, _) -> one));
    }

    private PeopleView told(
            PeopleQuery query, List<PersonRow> rows, Optional<String> next, Frame frame) {
        return new PeopleView(
                query,
                rows.stream()
                        .map(person ->
                                row(
                                        person,
                                        Column.USUAL.stream()
                                                .filter(query.columns()::contains)
                                                .map(column -> cell(column, person, frame))
                                                .toList()))
                        .toList(),
                next,
                Optional.empty(),
                sources.all(),
                directory.channels());
    }

    private static Row row(PersonRow person, List<String> cells) {
        return new Row(
                person.id().toString(),
                person.name(),
                person.identifiers().stream().map(identifier -> identifier.value()).toList(),
                cells);
    }

    private static String cell(Column column, Entry entry, PersonRow person, Frame frame) {
        Formats formats = frame.formats();
        return switch (column) {
            case ORDERS -> formats.number(entry.orders());
            case REVENUE -> revenue(entry.revenue(), person, frame);
            case LAST -> formats.ago(entry.last());
            case FIRST -> formats.ago(entry.first());
            case EVENTS -> formats.number(entry.events());
        };
    }

    /// Of what is kept with each person.
    private static String cell(Column column, PersonRow person, Frame frame) {
        Formats formats = frame.formats();
        return switch (column) {
            case ORDERS -> formats.number(person.orders());
            case REVENUE -> revenue(person.revenue(), person, frame);
            case LAST -> person.lastSeen().map(formats::ago).orElse("–");
            case FIRST, EVENTS -> "–";
        };
    }

    /// Amounts without a rate stand beside, in their own currencies.
    private static String revenue(Money revenue, PersonRow person, Frame frame) {
        String known = frame.formats().money(revenue);
        if (person.elsewhere().isEmpty()) {
            return known;
        }
        String elsewhere = frame.formats().monies(person.elsewhere());
        return revenue.minor() == 0
                ? frame.text("people.elsewhere-only", elsewhere)
                : frame.text("people.elsewhere-too", known, elsewhere);
    }

    private void export(Visit visit) {
        PeopleQuery query = PeopleQuery.of(visit.query());
        new PeopleCsv(directory, views)
                .send(query.filter(currency), query.order(), visit.response());
    }

    /// The person of an identifier written out (`email:ana@x.co`) first, then those who resemble.
    static List<PersonRow> search(ProfileViews views, String text, int limit) {
        Map<ProfileId, PersonRow> found = new LinkedHashMap<>();
        int colon = text.indexOf(':');
        Optional.of(text)
                .filter(_ -> colon > 0)
                .flatMap(named -> views.find(named.substring(0, colon), named.substring(colon + 1)))
                .map(id -> views.rows(List.of(id)))
                .ifPresent(rows -> rows.forEach(row -> found.put(row.id(), row)));
        views.search(text, limit).forEach(row -> found.putIfAbsent(row.id(), row));
        return new ArrayList<>(found.values());
    }
}
