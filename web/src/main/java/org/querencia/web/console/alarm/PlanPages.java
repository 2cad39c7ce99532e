package org.querencia.web.console.alarm;

import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.alarm.Plan;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.alarm.PlanDesk.Answer;
import org.querencia.runtime.identity.Author;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The plans of a model: one for each passage from a stage to the next.
public final class PlanPages {
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final Pages pages;
    private final AlarmServices services;

    public PlanPages(Pages pages, AlarmServices services) {
        this.pages = pages;
        this.services = services;
    }

    public void routing(HttpRules rules) {
        rules.get("/journey/{model}/plans", pages.signedIn(this::list))
                .post("/journey/{model}/plans", pages.posted(this::write, this::list));
    }

    private void list(Visit visit) {
        Frame frame = visit.frame();
        String model = visit.path("model");
        Map<String, Plan.Passage> passages = new LinkedHashMap<>();
        services.plans().known().stream()
                .filter(passage -> passage.model().equals(model))
                .forEach(passage -> passages.put(passage.key(), passage));
        if (passages.isEmpty()) {
            throw Problem.of(Fault.NOT_FOUND, "No model in force has this key.").exception();
        }
        services.plans().all().stream()
                .map(Plan::passage)
                .filter(passage -> passage.model().equals(model))
                .forEach(passage -> passages.put(passage.key(), passage));
        String sent = visit.form().text("passage").orElse("");
        List<PlanView> views =
                passages.values().stream()
                        .map(passage ->
                                PlanView.of(
                                        passage,
                                        services.plans().find(passage.key()),
                                        services,
                                        frame))
                        .map(view -> view.key().equals(sent) ? view.typed(visit.form()) : view)
                        .toList();
        visit.show("alarm/plans.jte", frame, Map.of("model", model, "plans", views, "open", sent));
    }

    private void write(Visit visit) {
        Form form = visit.form();
        Plan.Passage passage =
                services.plans().known().stream()
                        .filter(one -> one.key().equals(form.required("passage")))
                        .findFirst()
                        .or(() ->
                                services.plans().find(form.required("passage")).map(Plan::passage))
                        .orElseThrow(() ->
                                Problem.of(Fault.NOT_FOUND, "There is no such passage.")
                                        .exception());
        Optional<Plan> before = services.plans().find(passage.key());
        Plan plan =
                form.has("delete") && before.isPresent()
                        ? before.get().deleted()
                        : plan(passage, form);
        switch (services.plans().write(Author.of("console", visit.user().email()), plan)) {
            case Answer.Done _ ->
                    visit.done(
                            "/journey/%s/plans".formatted(passage.model()),
                            plan.isActive() ? "done.plan" : "done.plan-deleted");
            case Answer.Refused(String why) -> throw new RefusedException("refused.plan", why);
        }
    }

    private static Plan plan(Plan.Passage passage, Form form) {
        try {
            return new Plan(
                    passage,
                    form.text("owner").orElse(""),
                    form.verbatim("actions")
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .map(PlanPages::action)
                            .toList(),
                    number(form, "target").divide(PERCENT).doubleValue(),
                    number(form, "horizon").intValueExact(),
                    form.text("review").map(LocalDate::parse),
                    Plan.State.ACTIVE,
                    1);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException wrong) {
            throw new RefusedException("refused.plan", String.valueOf(wrong.getMessage()));
        }
    }

    /// A line; its last word is a link where it looks like one.
    private static Plan.Action action(String line) {
        int blank = line.lastIndexOf(' ');
        String last = line.substring(blank + 1);
        boolean link = blank > 0 && last.matches("(https?://|/).*");
        return link
                ? new Plan.Action(line.substring(0, blank).strip(), last)
                : new Plan.Action(line, "");
    }

    private static BigDecimal number(Form form, String field) {
        try {
            return new BigDecimal(form.required(field).replace(',', '.'));
        } catch (NumberFormatException none) {
            throw RefusedException.at(field, "refused.plan-number");
        }
    }
}
