package org.querencia.web.console.people;

import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Refusal;
import org.querencia.runtime.state.QuarantineRow;
import org.querencia.runtime.state.QuarantineRow.Place;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.QuarantineView;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;

/// All identifiers that are kept apart from the people they came with, those with most of them
/// first. What each person's own page tells of them is [Quarantine].
public final class QuarantineList {

    public static final String PATH = "/people/quarantine";

    private static final int PAGE = 20;

    /// How many are counted for a link to this page: beyond that nobody minds the number.
    private static final int COUNTED_MAX = 1_000;

    private final Pages pages;
    private final ProfileViews views;
    private final Names names;

    public QuarantineList(Pages pages, ProfileViews views, Names names) {
        this.pages = pages;
        this.views = views;
        this.names = names;
    }

    /// @param type of the identifier, where its limit and blocked values are set
    /// @param shared whether too many people have it; else too much hangs together
    /// @param why in words
    /// @param people how many it came with, in words
    /// @param since when that was too many, in words
    /// @param some of them
    /// @param more how many they are beside those
    public record Row(
            String identifier,
            String type,
            boolean shared,
            String why,
            String people,
            String since,
            List<Somebody> some,
            long more) {}

    /// @param path of what is kept apart from this person
    public record Somebody(String name, String path) {}

    /// @param next the address of the next page
    public record View(List<Row> rows, Optional<String> next) {}

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::show));
    }

    /// How many there are, in words; empty while there is none.
    public static String size(ProfileViews views, Frame frame) {
        int size = views.quarantined(COUNTED_MAX);
        return size == 0
                ? ""
                : size < COUNTED_MAX
                        ? frame.formats().number(size)
                        : frame.formats().number(COUNTED_MAX - 1) + "+";
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        List<QuarantineView> found =
                views.quarantine(
                        visit.query().text("after").flatMap(QuarantineList::place), PAGE + 1);
        List<QuarantineView> shown = found.stream().limit(PAGE).toList();
        visit.show(
                "people/quarantined.jte",
                frame,
                Map.of(
                        "view",
                        new View(
                                shown.stream().map(view -> row(view, frame)).toList(),
                                found.size() > PAGE
                                        ? Optional.of(
                                                PATH + "?after=" + text(shown.getLast().place()))
                                        : Optional.empty())));
    }

    private Row row(QuarantineView view, Frame frame) {
        boolean counted = view.people() < QuarantineRow.PEOPLE_MAX;
        return new Row(
                frame.identifier(view.identifier()),
                view.identifier().type(),
                view.why().reason() instanceof Refusal.SharedIdentifier,
                Grounds.reason(frame, view.why().reason()),
                counted
                        ? frame.text("quarantine.people", view.people())
                        : frame.text("quarantine.people-many", QuarantineRow.PEOPLE_MAX),
                frame.text("quarantine.since", frame.formats().date(view.why().since())),
                view.some().stream()
                        .map(id -> new Somebody(names.of(id), "/people/" + id + "/quarantine"))
                        .toList(),
                view.people() - view.some().size());
    }

    private static String text(Place place) {
        return place.links() + "-" + place.anchor();
    }

    /// Of an address of this page; another one is the list's beginning.
    private static Optional<Place> place(String text) {
        int dash = text.indexOf('-');
        try {
            return Optional.of(
                    new Place(
                            Long.parseLong(text.substring(0, Math.max(0, dash))),
                            new AnchorId(UUID.fromString(text.substring(dash + 1)))));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
