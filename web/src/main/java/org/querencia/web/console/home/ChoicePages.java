package org.querencia.web.console.home;

import io.helidon.webserver.http.HttpRules;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.report.HomeChoice;
import org.querencia.runtime.report.Shelf;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// Choosing the indicators of Home.
public final class ChoicePages {

    private static final String PATH = "/home/choose";

    private final Pages pages;
    private final MeasureDesk desk;
    private final IndicatorTiles tiles;
    private final Shelf<HomeChoice> choices;
    private final InstantSource clock;

    public ChoicePages(
            Pages pages,
            MeasureDesk desk,
            IndicatorTiles tiles,
            Shelf<HomeChoice> choices,
            InstantSource clock) {
        this.pages = pages;
        this.desk = desk;
        this.tiles = tiles;
        this.choices = choices;
        this.clock = clock;
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::show))
                .post(PATH, pages.posted(this::choose, this::show));
    }

    /// @param rows the measures of the theme that are one figure
    public record Group(String name, List<Row> rows) {}

    public record Row(String key, String name, String meaning, boolean chosen) {}

    private void show(Visit visit) {
        Frame frame = visit.frame();
        Locale language = frame.texts().locale();
        List<String> chosen =
                tiles.chosen(visit.user().email()).stream().map(one -> one.key()).toList();
        List<Group> groups = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            List<Row> rows =
                    desk.all().stream()
                            .map(MeasureDesk.Known::measure)
                            .filter(measure -> measure.theme() == theme)
                            .filter(measure -> measure.tells().isEmpty())
                            .map(measure ->
                                    new Row(
                                            measure.key(),
                                            measure.name().in(language),
                                            measure.meaning().in(language),
                                            chosen.contains(measure.key())))
                            .toList();
            if (!rows.isEmpty()) {
                groups.add(new Group(frame.text("measure.theme." + theme.text()), rows));
            }
        }
        visit.show("home/choose.jte", frame, Map.of("groups", groups));
    }

    private void choose(Visit visit) {
        List<String> wanted = visit.form().all("measure");
        if (wanted.isEmpty() || wanted.size() > HomeChoice.MEASURES_MAX) {
            throw new RefusedException("refused.indicators", HomeChoice.MEASURES_MAX);
        }
        List<String> known = wanted.stream().filter(key -> desk.find(key).isPresent()).toList();
        String reader = visit.user().email();
        if (known.equals(HomeChoice.USUAL)) {
            choices.delete(reader);
        } else {
            choices.put(new HomeChoice(reader, known, clock.instant()));
        }
        visit.done("/", "done.indicators");
    }
}
