package org.querencia.web.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.review.Contribution;
import org.querencia.runtime.review.Judgement;
import org.querencia.runtime.review.Likely;
import org.querencia.runtime.review.PairKey;
import org.querencia.runtime.review.Proposed;
import org.querencia.runtime.review.ReviewDesk;
import org.querencia.runtime.review.ReviewPair;
import org.querencia.runtime.review.ReviewPair.Place;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/review`: pairs of people who may be one, and what somebody says of them.
final class ReviewApi {
    private static final String WAITING = "review";
    private static final String DECISIONS = "review-decisions";
    private static final String DUPLICATES = "duplicates";
    private static final BigDecimal LEAST = new BigDecimal("0.99");

    private final ReviewDesk desk;
    private final Likely likely;
    private final ProfileViews views;
    private final Identifiers identifiers;

    ReviewApi(ApiServices services) {
        this.desk = services.review().desk();
        this.likely = services.review().likely();
        this.views = services.views();
        this.identifiers = new Identifiers(services);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/review", this::waiting),
                Route.get("/api/review/decisions", this::decisions),
                Route.post("/api/review/decisions", this::decide),
                Route.post("/api/review/decisions/{id}/undo", this::undo),
                Route.post("/api/review/skip", this::skip),
                Route.get("/api/review/bulk", this::bulk),
                Route.post("/api/review/bulk", this::join),
                Route.get("/api/profiles/{id}/duplicates", this::duplicates));
    }

    private Reply waiting(Call call) {
        int limit = call.only("limit", "cursor").limit();
        return Page.of(
                WAITING,
                desk.waiting(call.cursor(WAITING, ReviewApi::place), limit + 1),
                limit,
                pair -> {
                    Place at = pair.place();
                    return "%d %s %d".formatted(at.skips(), at.probability(), at.number());
                },
                pair -> waits(pair.proposed()));
    }

    private static Place place(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected a place in the queue");
        }
        return new Place(
                Integer.parseInt(parts[0]), Double.parseDouble(parts[1]), Long.parseLong(parts[2]));
    }

    private Reply decisions(Call call) {
        int limit = call.only("limit", "cursor").limit();
        return Page.of(
                DECISIONS,
                desk.judged(call.cursor(DECISIONS, Long::parseLong), limit + 1),
                limit,
                pair -> Long.toString(pair.judgement().map(Judgement::number).orElse(0L)),
                ReviewApi::decision);
    }

    private Reply decide(Call call) {
        Fields body = call.only().body();
        PairKey pair = pair(body);
        if (!(body.get("same").orElse(Value.NOTHING) instanceof Value.Flag(boolean same))) {
            throw Call.badField("same", "missing; expected true or false");
        }
        DecisionsApi.done(desk.decide(DecisionsApi.author(call), pair, same));
        return Reply.ok(
                desk.find(pair)
                        .map(ReviewApi::decision)
                        .orElseThrow(() -> Call.notFound("The pair was forgotten meanwhile.")));
    }

    /// Others' decisions are taken back by administrators.
    private Reply undo(Call call) {
        String id = call.only().path("id");
        List<ReviewPair> judged = desk.judgedAs(id);
        if (judged.stream()
                .flatMap(pair -> pair.judgement().stream())
                .anyMatch(said -> !said.by().equals(call.caller().name()))) {
            call.caller().requireAdministrator();
        }
        Outcome outcome =
                desk.undo(DecisionsApi.author(call), id)
                        .orElseThrow(() ->
                                Call.notFound("There is no decision '%s'.".formatted(cut(id))));
        DecisionsApi.done(outcome);
        return Reply.ok(Json.object().put("id", id).put("undone", (long) judged.size()).build());
    }

    private static String cut(String id) {
        return id.length() > 64 ? id.substring(0, 64) : id;
    }

    private Reply skip(Call call) {
        PairKey pair = pair(call.only().body());
        if (desk.find(pair).isEmpty()) {
            throw Call.notFound("These two are not in the queue.");
        }
        desk.skip(pair);
        return Reply.ok(
                Json.object()
                        .put("one", pair.one().toString())
                        .put("other", pair.other().toString())
                        .put("skipped", true)
                        .build());
    }

    private Reply bulk(Call call) {
        Optional<String> given = call.only("least").query("least");
        return Reply.ok(bulk(desk.bulk(least("least", given.map(ReviewApi::number)))));
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException none) {
            throw Call.bad("least", "'%s': expected a number such as 0.99".formatted(text));
        }
    }

    private static double least(String field, Optional<BigDecimal> given) {
        double least = given.orElse(LEAST).doubleValue();
        if (!(least >= 0.5 && least <= 1)) {
            throw Call.bad(field, "expected a probability from 0.5 to 1");
        }
        return least;
    }

    private Reply join(Call call) {
        call.caller().requireAdministrator();
        Fields body = call.only().body();
        long upTo =
                body.number("upTo")
                        .map(BigDecimal::longValue)
                        .orElseThrow(() ->
                                Call.badField(
                                        "upTo", "missing; expected that of what you looked at"));
        ReviewDesk.Joined joined =
                desk.join(DecisionsApi.author(call), least("least", body.number("least")), upTo);
        return Reply.ok(
                Json.object()
                        .put("id", joined.batch())
                        .put("joined", (long) joined.joined())
                        .put("left", (long) joined.left())
                        .build());
    }

    private Reply duplicates(Call call) {
        ProfileId id = Identifiers.ofPath(call.only("limit", "cursor"));
        ProfileId present =
                views.view(id)
                        .map(ProfileView::id)
                        .orElseThrow(() -> Identifiers.unknown(id.toString()));
        return Page.cut(
                call,
                DUPLICATES,
                likely.duplicates(present, 20),
                one -> one.pair().one() + " " + one.pair().other(),
                this::proposed);
    }

    private PairKey pair(Fields body) {
        ProfileId one = present(identifiers.person(body, "one"));
        ProfileId other = present(identifiers.person(body, "other"));
        if (one.equals(other)) {
            // Of two who are one by likeness somebody may be asked; they are named as the queue
            // does.
            ProfileId first = identifiers.person(body, "one");
            ProfileId second = identifiers.person(body, "other");
            if (!first.equals(second) && desk.find(PairKey.of(first, second)).isPresent()) {
                return PairKey.of(first, second);
            }
            throw Problem.of(Fault.CONFLICT, new Outcome.SamePerson(one).message()).exception();
        }
        return PairKey.of(one, other);
    }

    /// An id of nobody stays, and is refused by what decides.
    private ProfileId present(ProfileId id) {
        return views.view(id).map(ProfileView::id).orElse(id);
    }

    private Fields bulk(ReviewDesk.Bulk bulk) {
        return Json.object()
                .put("least", Value.of(BigDecimal.valueOf(bulk.least())))
                .put("upTo", bulk.upTo())
                .put("size", (long) bulk.size())
                .put("beyond", bulk.beyond())
                .put("sample", Json.items(bulk.sample(), pair -> waits(pair.proposed())))
                .build();
    }

    private Fields waits(Proposed proposed) {
        return proposed(proposed).merge(Json.object().put("at", proposed.at()).build());
    }

    private Fields proposed(Proposed proposed) {
        return Json.object()
                .put("one", proposed.pair().one().toString())
                .put("other", proposed.pair().other().toString())
                .put(
                        "people",
                        Json.items(
                                views.rows(List.of(proposed.pair().one(), proposed.pair().other())),
                                ProfileRender::row))
                .put("probability", Value.of(BigDecimal.valueOf(proposed.probability())))
                .put("model", proposed.model())
                .put("contributions", Json.items(proposed.contributions(), ReviewApi::told))
                .build();
    }

    private static Fields decision(ReviewPair pair) {
        Judgement said =
                pair.judgement()
                        .orElseThrow(() -> Call.notFound("The decision was taken back meanwhile."));
        Proposed proposed = pair.proposed();
        return Json.object()
                .put("id", said.id())
                .put("number", said.number())
                .put("one", proposed.pair().one().toString())
                .put("other", proposed.pair().other().toString())
                .put("same", said.same())
                .put("at", said.at())
                .put("by", said.by())
                .put("batch", said.batch())
                .put("held", said.held())
                .put("probability", Value.of(BigDecimal.valueOf(proposed.probability())))
                .put("model", proposed.model())
                .put("contributions", Json.items(proposed.contributions(), ReviewApi::told))
                .build();
    }

    private static Fields told(Contribution told) {
        return Json.object()
                .put("field", told.field())
                .put("one", told.one())
                .put("other", told.other())
                .put("weight", Value.of(BigDecimal.valueOf(told.weight())))
                .put("level", told.level())
                .build();
    }
}
