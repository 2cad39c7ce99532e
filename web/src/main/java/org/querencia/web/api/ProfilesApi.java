package org.querencia.web.api;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.warehouse.Directory;
import org.querencia.runtime.warehouse.Directory.Entry;
import org.querencia.runtime.warehouse.Directory.Order;
import org.querencia.web.http.Json;

/// `/api/profiles`: finding people, and the whole picture of one.
final class ProfilesApi {
    private static final String LIST = "people";
    private static final String FOUND = "found";
    private static final String SEARCH = "search";
    private static final String PASSING = "passing";

    /// Nobody reads further; whoever wants everybody lists them.
    private static final int SEARCHED_MAX = 1_000;

    private static final Comparator<PersonRow> NEWEST_FIRST =
            Comparator.comparing(PersonRow::first).reversed().thenComparing(PersonRow::id);

    private final ProfileViews views;
    private final Identifiers identifiers;
    private final Directory directory;
    private final Currency currency;

    ProfilesApi(ApiServices services) {
        this.views = services.views();
        this.identifiers = new Identifiers(services);
        this.directory = services.directory();
        this.currency = services.workspace().currency();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/profiles", this::find),
                Route.get("/api/profiles/{id}", this::one),
                Route.get("/api/profiles/{id}/raw", this::raw));
    }

    private Reply find(Call call) {
        call.only(
                Stream.concat(
                                Stream.of("identifier", "q", "limit", "cursor"),
                                PeopleFilters.NAMES.stream())
                        .toArray(String[]::new));
        PeopleFilters filters = new PeopleFilters(call, currency);
        boolean byIdentifier = call.request().query().contains("identifier");
        Optional<String> text = call.query("q");
        if (byIdentifier && call.request().query().contains("q")) {
            throw Call.bad("q", "cannot be combined with identifier; send one of them");
        }
        if (filters.present() && (byIdentifier || text.isPresent())) {
            throw Call.bad(
                    byIdentifier ? "identifier" : "q",
                    "cannot be combined with filters or an order; send one of them");
        }
        if (byIdentifier) {
            return byIdentifier(call);
        }
        if (filters.present()) {
            return passing(call, filters);
        }
        return text.isPresent() ? search(call, text.get()) : everybody(call);
    }

    /// Of people who are no more since the list was made, only their places are left.
    private Reply passing(Call call, PeopleFilters filters) {
        int limit = call.limit();
        Order order = filters.order();
        List<Entry> found =
                directory
                        .list(
                                filters.filter(),
                                order,
                                call.cursor(PASSING, PeopleFilters::place),
                                limit + 1)
                        .entries();
        List<Entry> shown = found.stream().limit(limit).toList();
        return Page.reply(
                Json.items(
                        views.rows(shown.stream().map(Entry::profile).toList()),
                        ProfileRender::row),
                found.size() <= limit
                        ? Optional.empty()
                        : Optional.of(
                                PageCursor.of(
                                        PASSING,
                                        PeopleFilters.text(shown.getLast().place(order.by())))));
    }

    private Reply search(Call call, String text) {
        int limit = call.limit();
        int from = call.cursor(SEARCH, ProfilesApi::rank).orElse(0);
        List<PersonRow> rows = views.search(text, Math.min(from + limit + 1, SEARCHED_MAX));
        List<PersonRow> rest = rows.subList(Math.min(from, rows.size()), rows.size());
        return Page.of(
                SEARCH,
                rest,
                limit,
                row -> Integer.toString(rows.indexOf(row) + 1),
                ProfileRender::row);
    }

    private static int rank(String place) {
        int rank = Integer.parseInt(place);
        if (rank < 1 || rank >= SEARCHED_MAX) {
            throw new IllegalArgumentException("nobody has this rank");
        }
        return rank;
    }

    private Reply everybody(Call call) {
        int limit = call.limit();
        List<PersonRow> rows =
                call.cursor(LIST, Place::read)
                        .map(place -> after(place, limit + 1))
                        .orElseGet(() -> views.list(Optional.empty(), limit + 1));
        return Page.of(
                LIST,
                rows.stream().sorted(NEWEST_FIRST).toList(),
                limit,
                row -> new Place(row.first(), row.id()).text(),
                ProfileRender::row);
    }

    /// People made by one fact stand at one place, and a page may have ended among them.
    private List<PersonRow> after(Place place, int limit) {
        Stream<PersonRow> beside =
                views.list(Optional.of(place.first().next()), 1).stream()
                        .filter(row -> row.first().equals(place.first()))
                        .filter(row -> row.id().compareTo(place.id()) > 0);
        return Stream.concat(beside, views.list(Optional.of(place.first()), limit).stream())
                .toList();
    }

    /// At most one person has an identifier, so the whole picture is told at once.
    private Reply byIdentifier(Call call) {
        List<ProfileView> found =
                identifiers.ofQuery(call.request(), "identifier").stream()
                        .flatMap(one -> views.find(one.type(), one.value()).stream())
                        .flatMap(id -> views.view(id).stream())
                        .limit(1)
                        .toList();
        return Page.cut(
                call,
                FOUND,
                found,
                view -> view.id().toString(),
                view -> ProfileRender.whole(view, view.id()));
    }

    private Reply one(Call call) {
        ProfileId id = Identifiers.ofPath(call.only());
        return views.view(id)
                .map(view -> Reply.ok(ProfileRender.whole(view, id)))
                .orElseThrow(() -> Identifiers.unknown(id.toString()));
    }

    private Reply raw(Call call) {
        ProfileId id = Identifiers.ofPath(call.only());
        return views.rawState(id)
                .map(Reply::ok)
                .orElseThrow(() -> Identifiers.unknown(id.toString()));
    }

    /// Where a person stands in the list of all.
    private record Place(Position first, ProfileId id) {

        /// Throws what the reader of cursors takes for a wrong one.
        static Place read(String text) {
            String[] parts = text.split(" ", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("expected two parts");
            }
            return new Place(
                    new Position(Long.parseLong(parts[0])),
                    new ProfileId(UUID.fromString(parts[1])));
        }

        String text() {
            return first.value() + " " + id;
        }
    }
}
