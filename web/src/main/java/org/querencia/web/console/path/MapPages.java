package org.querencia.web.console.path;

import io.helidon.webserver.http.HttpRules;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.path.JourneyMaps;
import org.querencia.runtime.path.JourneyMaps.JourneyMap;
import org.querencia.runtime.segment.SegmentDesk;
import org.querencia.runtime.stage.StageFigures.Flow;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.warehouse.Ways;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Stages by channel, what comes next, and where nothing happens. The address holds the view.
public final class MapPages {
    private static final String JOURNEY = "journey";
    private static final int PEOPLE_SHOWN = 100;
    private static final int CHANNELS_SHOWN = 12;
    private static final int GAPS_SHOWN = 12;
    private static final int OTHERS_SHOWN = 15;

    private final Pages pages;
    private final JourneyMaps maps;
    private final StageServices stages;
    private final SegmentDesk segments;
    private final Names names;
    private final Currency currency;

    public MapPages(
            Pages pages,
            JourneyMaps maps,
            StageServices stages,
            SegmentDesk segments,
            Names names,
            Currency currency) {
        this.pages = pages;
        this.segments = segments;
        this.maps = maps;
        this.stages = stages;
        this.names = names;
        this.currency = currency;
    }

    public void routing(HttpRules rules) {
        rules.get("/journey/map", pages.signedIn(this::show));
        rules.get("/journey/map/people", pages.signedIn(this::people));
    }

    /// @param models active ones, to go between
    /// @param segments to choose from
    /// @param narrow whether it is of some people only
    /// @param channels as people call them, those that met most
    /// @param hidden how many further channels are left out
    public record View(
            String model,
            String name,
            boolean active,
            List<PathView.Choice> models,
            List<PathView.Choice> segments,
            MapTerms terms,
            boolean narrow,
            List<String> channels,
            int hidden,
            List<Row> rows,
            List<Gap> gaps,
            List<Other> others) {

        /// The address of this view, for another model.
        public String of(String other) {
            return "/journey/map?model=%s&%s".formatted(other, terms.query());
        }

        public String during(String period) {
            return "/journey/map?model=%s&%s".formatted(model, terms.during(period));
        }

        /// The address of the people of a cell.
        public String people(String stage, String channel, boolean met) {
            return "/journey/map/people?model=%s&%s&stage=%s&channel=%s%s"
                    .formatted(
                            model,
                            terms.query(),
                            stage,
                            Terms.coded(channel),
                            met ? "" : "&without=on");
        }
    }

    /// @param silent how many did nothing at all
    /// @param next where most went; empty where nobody did
    public record Row(
            String stage,
            String name,
            String size,
            String silent,
            List<Cell> cells,
            List<Content> contents,
            String next,
            String onward) {}

    /// @param kind in words
    public record Content(String kind, String name, long people) {}

    /// @param heat 0 for a gap, to 5
    /// @param said all of it, for who points at it
    public record Cell(String channel, String people, String share, int heat, String said) {}

    public record Gap(String stage, String channel, String stageName, String name, long without) {}

    public record Other(String stage, String place, String people, String events) {}

    private void show(Visit visit) {
        Frame frame = visit.frame();
        StageModel model = model(visit);
        MapTerms terms = MapTerms.of(visit.query(), frame.formats());
        JourneyMaps.Asked asked = terms.asked(frame.formats());
        JourneyMap map = maps.of(model, asked);
        PathWords words = new PathWords(frame, currency);
        visit.show(
                "path/map.jte",
                frame,
                Map.of(
                        "view",
                        new View(
                                model.key(),
                                model.name().in(language(frame)),
                                model.isActive(),
                                stages.desk().all().stream()
                                        .filter(StageModel::isActive)
                                        .map(one ->
                                                new PathView.Choice(
                                                        one.key(), one.name().in(language(frame))))
                                        .toList(),
                                segments.all().stream()
                                        .map(one -> new PathView.Choice(one.key(), one.name()))
                                        .toList(),
                                terms,
                                asked.isNarrow(),
                                map.channels().stream()
                                        .limit(CHANNELS_SHOWN)
                                        .map(words::channel)
                                        .toList(),
                                Math.max(0, map.channels().size() - CHANNELS_SHOWN),
                                map.rows().stream().map(row -> row(model, row, words)).toList(),
                                map.gaps().stream()
                                        .limit(GAPS_SHOWN)
                                        .map(gap -> gap(model, gap, words))
                                        .toList(),
                                map.others().stream()
                                        .limit(OTHERS_SHOWN)
                                        .map(one ->
                                                new Other(
                                                        stage(model, one.stage(), frame),
                                                        frame.eventName("track", one.place()),
                                                        words.number(one.people()),
                                                        words.number(one.events())))
                                        .toList())));
    }

    private static Row row(StageModel model, JourneyMaps.Row row, PathWords words) {
        return new Row(
                row.stage().key(),
                row.stage().name().in(language(words.frame())),
                words.number(row.size()),
                words.number(Math.max(0, row.size() - row.reached())),
                row.cells().stream()
                        .limit(CHANNELS_SHOWN)
                        .map(cell -> cell(model, row, cell, words))
                        .toList(),
                row.contents().stream().map(content -> content(content, words)).toList(),
                row.next()
                        .flatMap(Flow::to)
                        .map(next -> stage(model, next, words.frame()))
                        .orElse(""),
                row.onward()
                        .filter(rate -> rate.entered() > 0)
                        .map(rate -> words.share(rate.passed(), rate.entered()))
                        .orElse(""));
    }

    private static Content content(Ways.Content content, PathWords words) {
        Frame frame = words.frame();
        return new Content(
                frame.text("path.content." + content.kind()),
                content.kind().equals("message")
                        ? frame.eventName("track", content.name())
                        : content.name(),
                content.people());
    }

    private static Cell cell(
            StageModel model, JourneyMaps.Row row, JourneyMaps.Cell cell, PathWords words) {
        long size = row.size();
        String met =
                words.frame()
                        .text(
                                "path.map.met",
                                stage(model, row.stage().key(), words.frame()),
                                words.channel(cell.channel()));
        long whole = Math.max(1, size);
        boolean gap = size > 0 && cell.people() * JourneyMaps.GAP_ONE_IN < size;
        return new Cell(
                cell.channel(),
                words.number(cell.people()),
                size == 0 ? "" : words.share(cell.people(), whole),
                gap || size == 0 ? 0 : Math.clamp(1 + 5 * cell.people() / whole, 1, 5),
                "%s: %s (%s)"
                        .formatted(
                                met,
                                words.number(cell.people()),
                                words.share(cell.people(), whole)));
    }

    private static Gap gap(StageModel model, JourneyMaps.Gap gap, PathWords words) {
        return new Gap(
                gap.stage(),
                gap.channel(),
                stage(model, gap.stage(), words.frame()),
                words.channel(gap.channel()),
                gap.without());
    }

    private void people(Visit visit) {
        Frame frame = visit.frame();
        PathWords words = new PathWords(frame, currency);
        StageModel model = model(visit);
        MapTerms terms = MapTerms.of(visit.query(), frame.formats());
        String stage = visit.query().text("stage").orElse("");
        String channel = visit.query().text("channel").orElse("");
        boolean without = visit.query().has("without");
        visit.show(
                "path/people.jte",
                frame,
                Map.of(
                        "people",
                        PathPerson.of(
                                maps.people(
                                        model,
                                        terms.asked(frame.formats()),
                                        new Ways.Cell(stage, channel, !without),
                                        PEOPLE_SHOWN),
                                names),
                        "title",
                        frame.text(
                                without ? "path.map.without" : "path.map.met",
                                stage(model, stage, frame),
                                words.channel(channel)),
                        "back",
                        "/journey/map?model=%s&%s".formatted(model.key(), terms.query())));
    }

    private StageModel model(Visit visit) {
        Optional<String> wanted = visit.query().text("model");
        return stages.desk()
                .find(wanted.orElseGet(this::usual))
                .orElseThrow(() ->
                        Problem.of(Fault.NOT_FOUND, "No model of stages has this key.")
                                .exception());
    }

    /// The first one in force.
    private String usual() {
        return stages.desk().all().stream()
                .filter(StageModel::isActive)
                .map(StageModel::key)
                .sorted((one, other) -> Boolean.compare(other.equals(JOURNEY), one.equals(JOURNEY)))
                .findFirst()
                .orElse(JOURNEY);
    }

    private static String stage(StageModel model, String key, Frame frame) {
        return model.stage(key).map(Stage::name).map(name -> name.in(language(frame))).orElse(key);
    }

    private static String language(Frame frame) {
        return frame.texts().locale().getLanguage();
    }
}
