package org.querencia.web.console.planner;

import io.helidon.webserver.http.HttpRules;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.planner.PlannerDesk;
import org.querencia.runtime.planner.Scenario;
import org.querencia.science.planner.Planner;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The planners, a page each, whose address holds the numbers it shows; and the scenarios kept of
/// them.
public final class PlannerPages {
    private static final String ALL = "/measure/planners";
    private static final String ONE = ALL + "/{planner}";
    private static final String KEPT = "/measure/scenarios/{id}";

    private final Pages pages;
    private final PlannerDesk desk;
    private final Currency currency;

    /// @param currency of the workspace
    public PlannerPages(Pages pages, PlannerDesk desk, Currency currency) {
        this.pages = pages;
        this.desk = desk;
        this.currency = currency;
    }

    public void routing(HttpRules rules) {
        rules.get(ALL, pages.signedIn(this::all))
                .get(ONE, pages.signedIn(this::planner))
                .post(ONE, pages.posted(this::keep, this::planner))
                .get(KEPT, pages.signedIn(this::scenario))
                .post(KEPT, pages.posted(this::delete, this::scenario));
    }

    private void all(Visit visit) {
        Frame frame = visit.frame();
        List<PlannerView.Kept> kept =
                desk.all().stream()
                        .map(scenario ->
                                PlannerView.kept(scenario, desk, new Amounts(frame, currency)))
                        .toList();
        visit.show(
                "planner/planners.jte",
                frame,
                Map.of(
                        "planners",
                        Arrays.stream(Planner.values()).map(Planner::key).toList(),
                        "kept",
                        kept));
    }

    private void planner(Visit visit) {
        Planner planner = named(visit);
        if (visit.query().has("own")) {
            begin(visit, planner);
            return;
        }
        Map<String, Double> numbers = Typed.numbers(planner, visit.query());
        if (Typed.isRaw(planner, visit.query())) {
            visit.go(address(planner, numbers));
            return;
        }
        show(visit, planner, numbers, Optional.empty());
    }

    /// With the company's own numbers, which take a while to find.
    private void begin(Visit visit, Planner planner) {
        Map<String, Double> own = desk.own(planner);
        if (own.isEmpty()) {
            visit.done(address(planner, own), "done.planner-none");
        } else {
            visit.go(address(planner, own));
        }
    }

    private void scenario(Visit visit) {
        Scenario scenario = known(visit);
        show(visit, scenario.planner(), scenario.inputs(), Optional.of(scenario));
    }

    private void show(
            Visit visit,
            Planner planner,
            Map<String, Double> numbers,
            Optional<Scenario> scenario) {
        Frame frame = visit.frame();
        visit.show(
                "planner/planner.jte",
                frame,
                Map.of(
                        "view",
                        PlannerView.of(
                                planner, numbers, scenario, desk, new Amounts(frame, currency))));
    }

    private void keep(Visit visit) {
        Planner planner = named(visit);
        Form form = visit.form();
        try {
            Scenario kept =
                    desk.keep(
                            Author.of("console", visit.user().email()),
                            new PlannerDesk.Draft(
                                    planner,
                                    form.required("name"),
                                    Typed.numbers(planner, form),
                                    form.text("starts").map(LocalDate::parse)));
            visit.done("/measure/scenarios/" + kept.id(), "done.scenario");
        } catch (DateTimeParseException none) {
            throw RefusedException.at("starts", "refused.planner-day");
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException("refused.planner", String.valueOf(wrong.getMessage()));
        }
    }

    private void delete(Visit visit) {
        desk.delete(known(visit).id());
        visit.done(ALL, "done.scenario-deleted");
    }

    private static String address(Planner planner, Map<String, Double> numbers) {
        String query = Typed.query(planner, numbers);
        return ALL + "/" + planner.key() + (query.isEmpty() ? "" : "?" + query);
    }

    private static Planner named(Visit visit) {
        return Planner.of(visit.path("planner"))
                .orElseThrow(
                        () -> Problem.of(Fault.NOT_FOUND, "There is no such planner.").exception());
    }

    private Scenario known(Visit visit) {
        return desk.find(visit.path("id"))
                .orElseThrow(() ->
                        Problem.of(Fault.NOT_FOUND, "There is no such scenario; it may be deleted.")
                                .exception());
    }
}
