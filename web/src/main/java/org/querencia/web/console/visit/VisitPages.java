package org.querencia.web.console.visit;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.core.catalogue.Article;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.order.Money;
import org.querencia.core.visit.VisitLists;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.state.Catalogue;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.visit.Registered;
import org.querencia.runtime.visit.ToldVisit;
import org.querencia.runtime.visit.VisitReader;
import org.querencia.runtime.visit.VisitRefusedException;
import org.querencia.runtime.visit.Visits;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Body;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// The page where sellers register visits, and what its script asks for. Browsers keep the page, so
/// it holds no token of the session; the script asks for that when it sends.
public final class VisitPages {
    private static final String PATH = "/visits";
    private static final int FOUND_MAX = 6;
    private static final int DAY_MAX = 500;
    private static final Set<String> CONTACTS =
            Set.of(
                    IdentityDefinition.PHONE,
                    IdentityDefinition.EMAIL,
                    IdentityDefinition.LOYALTY_CARD);

    private final Pages pages;
    private final Workspace workspace;
    private final Visits visits;
    private final ProfileViews views;
    private final Catalogue catalogue;
    private final InstantSource clock;
    private final Worker worker;

    public VisitPages(
            Pages pages,
            Workspace workspace,
            Visits visits,
            ProfileViews views,
            Catalogue catalogue,
            InstantSource clock) {
        this.pages = pages;
        this.workspace = workspace;
        this.visits = visits;
        this.views = views;
        this.catalogue = catalogue;
        this.clock = clock;
        this.worker = Worker.ofVisits(pages.assets());
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::page))
                .get(worker.path(), worker::serve)
                .get(PATH + "/me", pages.signedIn(this::me))
                .get(PATH + "/people", pages.signedIn(this::people))
                .get(PATH + "/products", pages.signedIn(this::products))
                .get(PATH + "/day", pages.signedIn(this::day))
                .post(PATH + "/register", pages.streamed(this::register))
                .post(PATH + "/undo", pages.streamed(this::undo));
    }

    private void page(Visit visit) {
        Frame frame = visit.frame().withoutToken();
        VisitLists lists = visits.lists();
        visit.show(
                "visit/visit.jte",
                frame,
                Map.of("lists", lists, "seller", visit.user().email(), "worker", worker.path()));
    }

    /// Who is signed in, with what it takes to send in their name.
    private void me(Visit visit) {
        answer(
                visit,
                Json.object()
                        .put("seller", visit.user().email())
                        .put("csrf", visit.frame().csrf())
                        .build());
    }

    private void people(Visit visit) {
        List<PersonRow> found =
                visit.query()
                        .text("q")
                        .map(text -> views.search(text, FOUND_MAX))
                        .orElse(List.of());
        answer(visit, list(Json.items(found, row -> person(visit.frame(), row))));
    }

    private static Value person(Frame frame, PersonRow row) {
        // What a seller can ask for and check comes first.
        String about =
                row.identifiers().stream()
                        .filter(identifier -> !identifier.value().equals(row.name()))
                        .sorted(Comparator.comparing(VisitPages::isInternal))
                        .limit(2)
                        .map(Identifier::value)
                        .collect(Collectors.joining(" · "));
        return Json.object()
                .put("id", row.id().toString())
                .put("name", row.name())
                .put("about", about)
                .put("seen", row.lastSeen().map(at -> frame.formats().ago(at)).orElse(""))
                .build();
    }

    private static boolean isInternal(Identifier identifier) {
        return !CONTACTS.contains(identifier.type());
    }

    private void products(Visit visit) {
        String text = visit.query().text("q").orElse("");
        List<Article> found =
                catalogue.list(new Catalogue.Filter(text, ""), Optional.empty(), FOUND_MAX);
        answer(visit, list(Json.items(found, article -> product(visit.frame(), article))));
    }

    /// The price only where it is in the money of the shop.
    private Value product(Frame frame, Article article) {
        String code = workspace.currency().getCurrencyCode();
        var price =
                article.amount(Article.Amount.PRICE)
                        .filter(figure ->
                                figure.currency().isEmpty() || figure.currency().equals(code))
                        .filter(figure -> figure.amount().signum() > 0);
        return Json.object()
                .put("id", article.key().id())
                .put("name", article.title())
                .putValue("price", price.map(figure -> Value.of(figure.amount())))
                .put(
                        "about",
                        price.map(figure ->
                                        frame.formats()
                                                .money(
                                                        Money.of(
                                                                figure.amount(),
                                                                workspace.currency())))
                                .orElse(""))
                .build();
    }

    private static Fields list(Value items) {
        return Json.object().put("items", items).build();
    }

    /// What the seller registered today, by the day of the shop.
    private void day(Visit visit) {
        LocalDate today = clock.instant().atZone(workspace.zone()).toLocalDate();
        Instant from = today.atStartOfDay(workspace.zone()).toInstant();
        Instant to = today.plusDays(1).atStartOfDay(workspace.zone()).toInstant();
        List<ToldVisit> told = visits.of(visit.user().email(), from, to, DAY_MAX);
        answer(
                visit,
                new Day(told, new VisitWords(visit.frame(), Optional.of(workspace.currency())))
                        .json()
                        .merge(Json.object().put("date", today.toString()).build()));
    }

    private void register(Visit visit) {
        try {
            Fields body = Json.parse(Body.json(visit.request()));
            Registered registered =
                    visits.register(visit.user().email(), VisitReader.read(body, visits.newId()));
            String state =
                    switch (registered) {
                        case Registered.Stored _ -> "registered";
                        case Registered.Known _ -> "known";
                        case Registered.Undone _ -> "undone";
                    };
            answer(visit, Json.object().put("id", registered.id()).put("state", state).build());
        } catch (VisitRefusedException refused) {
            visit.response().status(422);
            answer(
                    visit,
                    Json.object()
                            .put("field", refused.field())
                            .put("why", why(visit.frame(), refused))
                            .build());
        }
    }

    private static String why(Frame frame, VisitRefusedException refused) {
        return frame.text("visit.refused." + refused.reason().text(), refused.value());
    }

    /// A seller takes back their own visits, an administrator anybody's.
    private void undo(Visit visit) {
        String id = visit.query().required("id");
        boolean ownOrGone =
                visits.find(id)
                        .map(told -> told.seller().equals(visit.user().email()))
                        .orElse(true);
        if (!ownOrGone && !visit.frame().administrator()) {
            throw Problem.of(Fault.NOT_ALLOWED, "Somebody else registered this visit.").exception();
        }
        boolean undone = visits.undo(visit.user().email(), id);
        answer(visit, Json.object().put("id", id).put("undone", undone).build());
    }

    private static void answer(Visit visit, Fields told) {
        visit.response().header(HeaderNames.CACHE_CONTROL, "no-store");
        Json.send(visit.response(), told);
    }
}
