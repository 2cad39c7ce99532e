package org.querencia.web.console.explore;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.report.Schedule;
import org.querencia.runtime.report.View;
import org.querencia.runtime.report.Views;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.measure.Asked;
import org.querencia.web.console.measure.MeasurePages;
import org.querencia.web.console.measure.MeasureView;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Any measure, split and narrowed as somebody likes. The address says all of it, so that a link
/// shows the same to everybody.
public final class ExplorePages {

    static final String PATH = "/explore";
    private static final String USUAL = "revenue";

    private final Pages pages;
    private final MeasureDesk desk;
    private final MeasurePages measures;
    private final Views views;

    public ExplorePages(Pages pages, MeasureDesk desk, MeasurePages measures, Views views) {
        this.pages = pages;
        this.desk = desk;
        this.measures = measures;
        this.views = views;
    }

    public void routing(HttpRules rules) {
        ViewForms forms = new ViewForms(views);
        rules.get(PATH, pages.signedIn(this::explore))
                .post(PATH, pages.posted(forms::keep, this::explore))
                .get(PATH + "/pinned", pages.signedIn(this::pinned))
                .get(PATH + "/views/{id}", pages.signedIn(this::kept))
                .post(PATH + "/views/{id}", pages.posted(forms::change, this::kept));
    }

    private void explore(Visit visit) {
        Form query = visit.query();
        if (query.has("split2")) {
            visit.go(PATH + "?measure=" + key(query) + "&" + twice(visit).query());
            return;
        }
        show(visit, key(query), query, Optional.empty());
    }

    /// Two splits become one part of the address.
    private static Asked twice(Visit visit) {
        Form query = visit.query();
        Asked asked = Asked.of(query, visit.frame().formats());
        List<String> splits = new ArrayList<>();
        query.text("split").ifPresent(splits::add);
        query.text("split2").filter(second -> !splits.contains(second)).ifPresent(splits::add);
        return asked.splitBy(String.join(",", splits));
    }

    private static String key(Form query) {
        return query.text("measure").orElse(USUAL);
    }

    private void kept(Visit visit) {
        View view =
                views.find(visit.path("id"), visit.user().email())
                        .orElseThrow(() ->
                                Problem.of(
                                                Fault.NOT_FOUND,
                                                "There is no such view; it may be deleted, or somebody's own.")
                                        .exception());
        show(visit, view.measure(), Form.parse(view.query()), Optional.of(view));
    }

    private void show(Visit visit, String key, Form query, Optional<View> kept) {
        Frame frame = visit.frame();
        MeasureDesk.Known known =
                desk.find(key)
                        .or(() -> desk.all().stream().findFirst())
                        .orElseThrow(() ->
                                Problem.of(Fault.NOT_FOUND, "There is no such measure.")
                                        .exception());
        MeasureView told = measures.seen(known, Asked.of(query, frame.formats()), frame);
        String reader = visit.user().email();
        visit.show(
                "explore/explore.jte",
                frame,
                Map.of(
                        "view",
                        new ExploreView(
                                told,
                                told.stepped() && !told.asked().step().equals(Asked.NO_STEP)
                                        ? "lines"
                                        : "bars",
                                themes(frame),
                                Arrays.asList(told.asked().split().split(",")),
                                PATH + "?measure=" + key + "&" + told.asked().query(),
                                kept.map(view -> one(view, frame, reader)),
                                views.of(reader).stream()
                                        .map(view -> one(view, frame, reader))
                                        .toList(),
                                reader)));
    }

    /// The views that stand on a board, for a part of its page.
    private void pinned(Visit visit) {
        String board = visit.query().text("theme").orElse("");
        List<View> pinned =
                Arrays.stream(Theme.values())
                        .filter(theme -> theme.text().equals(board))
                        .flatMap(theme -> views.pinned(theme, visit.user().email()).stream())
                        .toList();
        visit.show("explore/pinned.jte", visit.frame(), Map.of("views", pinned));
    }

    private List<ExploreView.Theme> themes(Frame frame) {
        Locale language = frame.texts().locale();
        List<ExploreView.Theme> themes = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            List<MeasureView.Choice> of =
                    desk.all().stream()
                            .map(MeasureDesk.Known::measure)
                            .filter(measure -> measure.theme() == theme)
                            .map(measure ->
                                    new MeasureView.Choice(
                                            measure.key(), measure.name().in(language)))
                            .toList();
            if (!of.isEmpty()) {
                themes.add(
                        new ExploreView.Theme(
                                theme.text(), frame.text("measure.theme." + theme.text()), of));
            }
        }
        return themes;
    }

    private ExploreView.One one(View view, Frame frame, String reader) {
        return new ExploreView.One(
                view.id(),
                view.name(),
                desk.find(view.measure())
                        .map(known -> known.measure().name().in(frame.texts().locale()))
                        .orElse(view.measure()),
                view.shared(),
                view.pinned().map(Theme::text).orElse(""),
                view.author().equals(reader),
                views.schedules(view).stream().map(one -> mailing(one, frame)).toList());
    }

    private static ExploreView.Mailing mailing(Schedule schedule, Frame frame) {
        return new ExploreView.Mailing(
                schedule.id(),
                frame.text(
                        "explore.mailed",
                        frame.text("explore.cadence." + schedule.cadence().text()),
                        "%02d:00".formatted(schedule.hour()),
                        frame.text("language." + schedule.language().getLanguage())),
                String.join(", ", schedule.recipients()));
    }
}
