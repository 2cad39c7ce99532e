package org.querencia.web.console.call;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.score.Score;
import org.querencia.core.visit.PhoneCall.Outcome;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.call.CallCard;
import org.querencia.runtime.call.CallList;
import org.querencia.runtime.call.CallList.Due;
import org.querencia.runtime.call.CallLists;
import org.querencia.runtime.call.CallServices;
import org.querencia.runtime.score.ScoreDesk;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.visit.CallReader;
import org.querencia.runtime.visit.Calls;
import org.querencia.runtime.visit.Registered;
import org.querencia.runtime.visit.ToldCall;
import org.querencia.runtime.visit.VisitRefusedException;
import org.querencia.runtime.visit.Visits;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.visit.Worker;
import org.querencia.web.http.Body;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// The page on which sellers see whom to call today and why, and what its script asks for. Browsers
/// keep the page, so it holds no token of the session; the script asks for that when it sends.
public final class CallPages {
    private static final String PATH = "/calls";
    private static final int CALLS_MAX = 500;

    private final Pages pages;
    private final CallLists lists;
    private final Calls calls;
    private final Visits visits;
    private final ScoreDesk scores;
    private final ProfileViews views;
    private final ZoneId zone;
    private final Worker worker;

    public CallPages(
            Pages pages,
            CallServices services,
            Visits visits,
            ScoreDesk scores,
            ProfileViews views,
            ZoneId zone) {
        this.pages = pages;
        this.lists = services.lists();
        this.calls = services.calls();
        this.visits = visits;
        this.scores = scores;
        this.views = views;
        this.zone = zone;
        this.worker = Worker.ofCalls(pages.assets());
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::page))
                .get(worker.path(), worker::serve)
                .get(PATH + "/list", pages.signedIn(this::list))
                .get(PATH + "/list.csv", pages.signedIn(this::csv))
                .post(PATH + "/register", pages.streamed(this::register))
                .post(PATH + "/undo", pages.streamed(this::undo));
    }

    private void page(Visit visit) {
        visit.show(
                "call/calls.jte",
                visit.frame().withoutToken(),
                Map.of(
                        "seller",
                        visit.user().email(),
                        "reasons",
                        visits.lists().reasons(),
                        "outcomes",
                        List.of(Outcome.values()),
                        "worker",
                        worker.path()));
    }

    private void list(Visit visit) {
        CallList list = chosen(visit);
        Frame frame = visit.frame();
        Map<ProfileId, ToldCall> told = told(list);
        answer(
                visit,
                Json.object()
                        .put("day", list.day().toString())
                        .put("said", frame.formats().date(list.day()))
                        .put("list", list.seller())
                        .put("lists", Json.texts(others(visit)))
                        .put(
                                "items",
                                Json.items(
                                        list.due(), due -> due(frame, due, told.get(due.person()))))
                        .build());
    }

    /// Whose list is looked at: one's own; others' too for whoever is no seller.
    private CallList chosen(Visit visit) {
        String own = visit.user().email();
        List<String> others = others(visit);
        String wanted =
                visit.query()
                        .text("seller")
                        .filter(others::contains)
                        .orElse(others.contains(own) || others.isEmpty() ? own : others.getFirst());
        return lists.of(wanted).orElseGet(() -> new CallList(lists.today(), wanted, List.of()));
    }

    private List<String> others(Visit visit) {
        return visit.frame().role() == Role.SELLER
                ? List.of(visit.user().email())
                : lists.sellers();
    }

    /// Today's calls by whom they were with, the latest of each.
    private Map<ProfileId, ToldCall> told(CallList list) {
        Map<ProfileId, ToldCall> told = new LinkedHashMap<>();
        for (ToldCall call :
                calls.of(
                        list.seller(),
                        start(list.day()),
                        start(list.day().plusDays(1)),
                        CALLS_MAX)) {
            call.person().ifPresent(person -> told.putIfAbsent(person, call));
        }
        return told;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Fields due(Frame frame, Due due, @org.jspecify.annotations.Nullable ToldCall told) {
        Optional<CallCard> card = views.view(due.person()).map(CallCard::of);
        Json.ObjectBuilder json =
                Json.object()
                        .put("profile", due.person().toString())
                        .put("name", card.map(CallCard::name).orElse(""))
                        .put("phones", Json.texts(card.map(CallCard::phones).orElse(List.of())))
                        .put("score", due.score().isEmpty() ? "" : String.valueOf(due.points()))
                        .put("grade", grade(due))
                        .put("why", Json.texts(CallWords.why(frame, due, card)));
        if (told != null) {
            json.put("call", told.id())
                    .put("outcome", told.outcome().text())
                    .put("told", CallWords.told(frame, told));
        }
        return json.build();
    }

    private String grade(Due due) {
        return scores.find(due.score()).map((Score score) -> score.grade(due.points())).orElse("");
    }

    private void csv(Visit visit) {
        CallList list = chosen(visit);
        visit.response().header(HeaderNames.CACHE_CONTROL, "no-store");
        new CallCsv(views, visit.frame()).send(list, visit.response());
    }

    private void register(Visit visit) {
        try {
            Fields body = Json.parse(Body.json(visit.request()));
            Registered registered =
                    calls.register(visit.user().email(), CallReader.read(body, calls.newId()));
            answer(visit, Json.object().put("id", registered.id()).build());
        } catch (VisitRefusedException refused) {
            visit.response().status(422);
            answer(
                    visit,
                    Json.object()
                            .put("field", refused.field())
                            .put(
                                    "why",
                                    visit.frame()
                                            .text(
                                                    "visit.refused." + refused.reason().text(),
                                                    refused.value()))
                            .build());
        }
    }

    /// A seller takes back their own calls, an administrator anybody's.
    private void undo(Visit visit) {
        String id = visit.query().required("id");
        boolean ownOrGone =
                calls.find(id).map(told -> told.seller().equals(visit.user().email())).orElse(true);
        if (!ownOrGone && !visit.frame().administrator()) {
            throw Problem.of(Fault.NOT_ALLOWED, "Somebody else registered this call.").exception();
        }
        boolean undone = calls.undo(visit.user().email(), id);
        answer(visit, Json.object().put("id", id).put("undone", undone).build());
    }

    private static void answer(Visit visit, Value told) {
        visit.response().header(HeaderNames.CACHE_CONTROL, "no-store");
        Json.send(visit.response(), told);
    }
}
