package org.querencia.web.console.segment;

import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.segment.RulePreviews;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.warehouse.Matches;
import org.querencia.runtime.warehouse.Matches.Matched;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The people whom a rule describes now, behind a figure that is none of a segment; and from there
/// a segment of them.
public final class RulePeoplePage {
    private static final String PATH = "/segment-people";
    private static final int PAGE = 50;

    private final Pages pages;
    private final RulePreviews previews;
    private final Names names;

    public RulePeoplePage(Pages pages, SegmentServices segments, Names names) {
        this.pages = pages;
        this.previews = segments.previews();
        this.names = names;
    }

    /// @param name of the group, as a segment of it would be called; may be empty
    /// @param size how many people, in words
    /// @param next the address of those that follow
    public record View(
            String name,
            String rule,
            String size,
            List<TryView.Somebody> people,
            Optional<String> next) {}

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::show));
    }

    private void show(Visit visit) {
        String rule = visit.query().required("rule");
        String name = visit.query().text("name").orElse("");
        int from =
                visit.query()
                        .number("from")
                        .filter(at -> at >= 0 && at < Matches.DRAWN_MAX)
                        .map(Math::toIntExact)
                        .orElse(0);
        Frame frame = visit.frame();
        Matched matched =
                previews.of(rule, Math.min(Matches.DRAWN_MAX, from + PAGE))
                        .matched()
                        .orElseThrow(() ->
                                Problem.of(Fault.INVALID_PARAMETER, "rule: no rule can be read.")
                                        .exception());
        List<ProfileId> found = matched.sample();
        int to = Math.min(found.size(), from + PAGE);
        boolean more = to < matched.size() && to > from && to < Matches.DRAWN_MAX;
        visit.show(
                "segment/people.jte",
                frame,
                Map.of(
                        "view",
                        new View(
                                name,
                                rule,
                                frame.formats().number(matched.size()),
                                found.subList(Math.min(from, to), to).stream()
                                        .map(id ->
                                                new TryView.Somebody(id.toString(), names.of(id)))
                                        .toList(),
                                more
                                        ? Optional.of(
                                                "%s?rule=%s&name=%s&from=%d"
                                                        .formatted(
                                                                PATH,
                                                                frame.part(rule),
                                                                frame.part(name),
                                                                to))
                                        : Optional.empty())));
    }
}
