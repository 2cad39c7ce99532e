package org.querencia.web.console.measure;

import io.helidon.webserver.http.HttpRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.measure.Funnel;
import org.querencia.core.measure.Funnel.Reached;
import org.querencia.runtime.measure.FunnelAsking;
import org.querencia.runtime.measure.FunnelAsking.Said;
import org.querencia.runtime.measure.Funnels;
import org.querencia.runtime.measure.Funnels.Fate;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.EventKind;
import org.querencia.web.console.frame.Days;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Funnels of any steps: how many come how far, how long it takes, and who is behind each number.
/// The address holds the steps.
public final class FunnelPages {
    private static final int PEOPLE_SHOWN = 100;
    private static final int STEPS_SHOWN = 6;
    private static final int EVENTS_OFFERED = 100;
    private static final List<String> FIRST =
            List.of("Product Viewed", "Product Added", "Order Completed");

    private final Pages pages;
    private final Funnels funnels;
    private final Overviews overviews;
    private final Names names;

    public FunnelPages(Pages pages, Funnels funnels, Overviews overviews, Names names) {
        this.pages = pages;
        this.funnels = funnels;
        this.overviews = overviews;
        this.names = names;
    }

    public void routing(HttpRules rules) {
        rules.get("/measure/funnels", pages.signedIn(this::show));
        rules.get("/measure/funnels/people", pages.signedIn(this::people));
    }

    /// @param wanted the steps as written, with empty ones to fill in
    /// @param query the address of this view
    /// @param wrong why it cannot be told
    public record View(
            List<String> wanted,
            String within,
            boolean anyOrder,
            String without,
            String by,
            String from,
            String to,
            List<String> events,
            List<Part> parts,
            String query,
            Optional<String> wrong) {}

    public record Part(String title, List<Bar> bars) {}

    /// @param percent of those who entered
    /// @param share of those at the step before, in words
    public record Bar(
            int step,
            String name,
            String people,
            int percent,
            String share,
            long open,
            long lost,
            String median) {}

    private void show(Visit visit) {
        Frame frame = visit.frame();
        Said said = said(visit.query());
        List<Part> parts = new ArrayList<>();
        Optional<String> wrong = Optional.empty();
        try {
            Funnel funnel = FunnelAsking.funnel(said);
            for (Reached reached : funnels.of(funnel, frame.formats().now())) {
                parts.add(part(funnel, reached, frame));
            }
        } catch (UnansweredException refused) {
            wrong = Optional.ofNullable(refused.getMessage());
        }
        List<String> wanted = new ArrayList<>(said.steps());
        while (wanted.size() < STEPS_SHOWN) {
            wanted.add("");
        }
        visit.show(
                "measure/funnels.jte",
                frame,
                Map.of(
                        "view",
                        new View(
                                wanted,
                                said.within(),
                                said.anyOrder(),
                                String.join(", ", said.without()),
                                said.by(),
                                said.from().map(LocalDate::toString).orElse(""),
                                said.to().map(LocalDate::toString).orElse(""),
                                events(),
                                parts,
                                query(said),
                                wrong)));
    }

    private List<String> events() {
        return overviews.events(Optional.empty()).stream()
                .filter(kind -> kind.type() == Event.Type.TRACK || kind.type() == Event.Type.PAGE)
                .map(EventKind::name)
                .filter(name -> !name.isBlank())
                .distinct()
                .limit(EVENTS_OFFERED)
                .toList();
    }

    private static Said said(Form query) {
        List<String> steps =
                query.all("step").stream().filter(step -> !step.isBlank()).limit(12).toList();
        Days days = Days.of(query);
        return new Said(
                steps.isEmpty() ? FIRST : steps,
                query.text("within").orElse("30d"),
                query.has("any"),
                query.text("without").stream()
                        .flatMap(text -> List.of(text.split(",", -1)).stream())
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                days.from(),
                days.to(),
                query.text("by").orElse(""));
    }

    private static String query(Said said) {
        StringBuilder query = new StringBuilder("within=").append(coded(said.within()));
        said.steps().forEach(step -> query.append("&step=").append(coded(step)));
        if (!said.without().isEmpty()) {
            query.append("&without=").append(coded(String.join(",", said.without())));
        }
        query.append(said.anyOrder() ? "&any=on" : "");
        query.append(said.by().isEmpty() ? "" : "&by=" + coded(said.by()));
        said.from().ifPresent(day -> query.append("&from=").append(day));
        said.to().ifPresent(day -> query.append("&to=").append(day));
        return query.toString();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Part part(Funnel funnel, Reached reached, Frame frame) {
        List<Bar> bars = new ArrayList<>();
        long entered = reached.reached().getFirst();
        for (int i = 0; i < funnel.steps().size(); i++) {
            long here = reached.reached().get(i);
            long before = i == 0 ? 0 : reached.reached().get(i - 1);
            bars.add(
                    new Bar(
                            i + 1,
                            frame.eventName("track", funnel.steps().get(i).event()),
                            frame.formats().number(here),
                            entered == 0 ? 0 : Math.clamp(100 * here / entered, 0, 100),
                            before == 0 ? "" : frame.formats().share(here, before),
                            reached.open().get(i),
                            reached.lost().get(i),
                            reached.median().get(i).map(time -> time(time, frame)).orElse("")));
        }
        String title = reached.part();
        return new Part(
                funnel.by().isEmpty()
                        ? ""
                        : title.isEmpty()
                                ? frame.text("measure.unknown")
                                : frame.texts().known("channel." + title, title),
                bars);
    }

    private static String time(Duration time, Frame frame) {
        if (time.toDays() > 1) {
            return frame.text("measure.unit.days", time.toDays());
        }
        return time.toHours() > 1
                ? frame.text("measure.unit.hours", time.toHours())
                : frame.text("measure.unit.minutes", time.toMinutes());
    }

    private void people(Visit visit) {
        Frame frame = visit.frame();
        Said said = said(visit.query());
        List<MeasurePages.Person> people;
        try {
            Funnel funnel = FunnelAsking.funnel(said);
            int step =
                    (int)
                            Math.clamp(
                                    visit.query().number("at").orElse(1L) - 1,
                                    0L,
                                    funnel.steps().size() - 1L);
            people =
                    funnels
                            .people(funnel, step, fate(visit), frame.formats().now(), PEOPLE_SHOWN)
                            .stream()
                            .map(id ->
                                    new MeasurePages.Person(
                                            id.toString(),
                                            names.of(id),
                                            frame.eventName(
                                                    "track", funnel.steps().get(step).event())))
                            .toList();
        } catch (UnansweredException wrong) {
            throw Problem.of(Fault.INVALID_PARAMETER, wrong.getMessage() + ".").exception();
        }
        visit.show("measure/walkers.jte", frame, Map.of("people", people, "query", query(said)));
    }

    private static Fate fate(Visit visit) {
        String wanted = visit.query().text("fate").orElse("lost").toUpperCase(Locale.ROOT);
        return List.of(Fate.values()).stream()
                .filter(fate -> fate.name().equals(wanted))
                .findFirst()
                .orElse(Fate.LOST);
    }
}
