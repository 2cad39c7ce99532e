package org.querencia.web.console.setting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.rule.Point;
import org.querencia.core.rule.Rule;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.place.PlaceDesk;
import org.querencia.runtime.place.PlaceDesk.Answer;
import org.querencia.runtime.place.PlaceFiles;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// Names for places, so that rules can name them: one by one, and many from a file.
public final class PlacePages {
    private static final String PATH = "/settings/places";
    private static final String POINT = "point";

    private final Pages pages;
    private final PlaceDesk desk;
    private final PlaceFiles files;

    public PlacePages(Pages pages, SegmentServices segments) {
        this.pages = pages;
        this.desk = segments.places();
        this.files = segments.placeFiles();
    }

    /// @param point as people write it: latitude, longitude
    /// @param rule that says who was seen near it
    public record Line(String name, String point, String rule) {}

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::show))
                .get(PATH + "/places.yaml", pages.signedIn(this::write))
                .post(PATH, pages.posted(this::save, this::show))
                .post(PATH + "/gone", pages.posted(this::giveUp, this::show))
                .post(PATH + "/file", pages.posted(this::take, this::show));
    }

    private void show(Visit visit) {
        visit.show(
                "setting/places.jte",
                Map.of(
                        "places",
                        desk.all().stream().map(PlacePages::line).toList(),
                        "name",
                        visit.form().verbatim("name"),
                        POINT,
                        visit.form().verbatim(POINT),
                        "yaml",
                        visit.form().verbatim("yaml")));
    }

    private static Line line(NamedPlace place) {
        return new Line(
                place.name(),
                degrees(place.point().latitude()) + ", " + degrees(place.point().longitude()),
                "near(%s, '5km')".formatted(new Rule.Text(place.name()).text()));
    }

    private static String degrees(double degrees) {
        return BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
    }

    private void write(Visit visit) {
        visit.response()
                .header(HeaderNames.CONTENT_TYPE, "application/yaml; charset=utf-8")
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"places.yaml\"")
                .send(files.write(desk.all()).getBytes(UTF_8));
    }

    private void save(Visit visit) {
        visit.requireAdministrator();
        String written = visit.form().required(POINT);
        Point point =
                Point.written(written)
                        .orElseThrow(
                                () -> RefusedException.at(POINT, "refused.place-point", written));
        NamedPlace place;
        try {
            place = new NamedPlace(visit.form().required("name"), point, false, 1);
        } catch (IllegalArgumentException wrong) {
            throw RefusedException.at("name", "refused.place-name", NamedPlace.NAME_LENGTH_MAX);
        }
        write(visit, List.of(place));
    }

    private void giveUp(Visit visit) {
        visit.requireAdministrator();
        write(
                visit,
                desk.find(visit.form().required("gone")).map(NamedPlace::gone).stream().toList());
    }

    private void take(Visit visit) {
        visit.requireAdministrator();
        visit.form().required("yaml");
        List<NamedPlace> places;
        try {
            places = files.read(visit.form().verbatim("yaml").replace("\r\n", "\n"));
        } catch (IllegalArgumentException wrong) {
            throw RefusedException.at("yaml", "refused.still", String.valueOf(wrong.getMessage()));
        }
        write(visit, places);
    }

    private void write(Visit visit, List<NamedPlace> places) {
        switch (desk.write(Author.of("console", visit.user().email()), places)) {
            case Answer.Done(var _, boolean waiting) ->
                    visit.done(PATH, waiting ? "done.waiting" : "done.places");
            case Answer.Refused(String why) -> throw new RefusedException("refused.still", why);
        }
    }
}
