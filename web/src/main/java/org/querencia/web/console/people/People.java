package org.querencia.web.console.people;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;

/// The list of people: the newest, or those who resemble what was typed.
public final class People {
    static final int PAGE = 40;

    private final Pages pages;
    private final ProfileViews views;

    public People(Pages pages, ProfileViews views) {
        this.pages = pages;
        this.views = views;
    }

    public void routing(HttpRules rules) {
        rules.get("/people", pages.signedIn(this::list));
    }

    private void list(Visit visit) {
        String text = visit.query().text("q").orElse("");
        Optional<Position> before = visit.query().number("before").map(Position::new);
        List<PersonRow> rows =
                text.isEmpty() ? views.list(before, PAGE) : search(views, text, PAGE);
        boolean more = text.isEmpty() && rows.size() >= PAGE;
        PeopleView view =
                new PeopleView(
                        text,
                        rows,
                        more
                                ? Optional.of("/people?before=" + rows.getLast().first().value())
                                : Optional.empty());
        visit.show(visit.partial() ? "people/rows.jte" : "people/people.jte", Map.of("view", view));
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
