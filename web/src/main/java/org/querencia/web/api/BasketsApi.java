package org.querencia.web.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.basket.BasketDesk;
import org.querencia.runtime.basket.BasketDesk.Rank;
import org.querencia.runtime.warehouse.Baskets.Asked;
import org.querencia.runtime.warehouse.Baskets.Behind;
import org.querencia.runtime.warehouse.Baskets.First;
import org.querencia.runtime.warehouse.Baskets.Firsts;
import org.querencia.runtime.warehouse.Baskets.Found;
import org.querencia.runtime.warehouse.Baskets.Leaving;
import org.querencia.runtime.warehouse.Baskets.Left;
import org.querencia.runtime.warehouse.Baskets.Of;
import org.querencia.runtime.warehouse.Baskets.Together;
import org.querencia.science.basket.Proportion;
import org.querencia.web.http.Json;

/// `/api/baskets`: what is bought together, what brings people back, what those bought who left.
final class BasketsApi {
    private static final int DAYS_MAX = 3_660;
    private static final int LEAST_MAX = 1_000_000;

    private final ApiServices services;
    private final BasketDesk desk;

    BasketsApi(ApiServices services) {
        this.services = services;
        this.desk = services.paths().baskets();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/baskets/pairs", this::pairs),
                Route.get("/api/baskets/firsts", this::firsts),
                Route.get("/api/baskets/leaving", this::leaving),
                Route.get("/api/baskets/people", this::people));
    }

    private Reply pairs(Call call) {
        call.only("from", "to", "by", "least", "rank", "limit");
        String rank = call.query("rank").orElse(Rank.LIFT.text());
        Rank known =
                Arrays.stream(Rank.values())
                        .filter(one -> one.text().equals(rank))
                        .findFirst()
                        .orElseThrow(() ->
                                Call.bad(
                                        "rank",
                                        "'%s': expected lift, together or confidence"
                                                .formatted(rank)));
        Together together = desk.pairs(asked(call), known, call.limit());
        return Reply.ok(
                Json.object()
                        .put("baskets", together.baskets())
                        .put("pairs", Json.items(together.pairs(), BasketsApi::pair))
                        .build());
    }

    private static Value pair(Found found) {
        return Json.object()
                .put("first", found.first().key())
                .put("firstName", found.first().name())
                .put("second", found.second().key())
                .put("secondName", found.second().name())
                .put("firstBaskets", found.pair().first())
                .put("secondBaskets", found.pair().second())
                .put("both", found.pair().both())
                .put("support", number(found.pair().support()))
                .put("confidence", number(found.pair().confidence()))
                .put("backwards", number(found.pair().backwards()))
                .put("lift", number(found.pair().lift()))
                .put("surprise", number(found.pair().surprise()))
                .build();
    }

    private Reply firsts(Call call) {
        call.only("from", "to", "by", "least", "days", "limit");
        int days = days(call);
        Firsts firsts = desk.firsts(asked(call), days, call.limit());
        return Reply.ok(
                Json.object()
                        .put("days", days)
                        .put("all", share(firsts.all()))
                        .put("things", Json.items(firsts.things(), BasketsApi::first))
                        .build());
    }

    private static Value first(First first) {
        var object =
                Json.object()
                        .put("thing", first.thing().key())
                        .put("name", first.thing().name())
                        .put("back", share(first.back()));
        first.median().ifPresent(time -> object.put("medianSeconds", time.toSeconds()));
        return object.build();
    }

    private Reply leaving(Call call) {
        call.only("from", "to", "by", "least", "days", "limit");
        int days = days(call);
        Leaving leaving = desk.leaving(asked(call), days, call.limit());
        return Reply.ok(
                Json.object()
                        .put("days", days)
                        .put("all", share(leaving.all()))
                        .put("things", Json.items(leaving.things(), BasketsApi::left))
                        .build());
    }

    private static Value left(Left left) {
        return Json.object()
                .put("thing", left.thing().key())
                .put("name", left.thing().name())
                .put("with", share(left.risk().with()))
                .put("without", share(left.risk().without()))
                .put("ratio", number(left.risk().ratio()))
                .put("low", number(left.risk().low()))
                .put("high", number(left.risk().high()))
                .build();
    }

    private static Fields share(Proportion share) {
        return Json.object()
                .put("hits", share.hits())
                .put("people", share.cases())
                .put("share", number(share.share()))
                .put("low", number(share.low()))
                .put("high", number(share.high()))
                .build();
    }

    private Reply people(Call call) {
        call.only("from", "to", "by", "thing", "with", "came", "stayed", "days", "limit");
        String thing =
                call.query("thing")
                        .orElseThrow(() -> Call.bad("thing", "missing; expected a product's key"));
        Optional<String> with = call.query("with");
        Duration days = Duration.ofDays(days(call));
        Behind behind;
        if (with.isPresent()) {
            behind = new Behind.Both(thing, with.get());
        } else if (call.query("came").isPresent()) {
            behind = new Behind.First(thing, call.flag("came"), days);
        } else {
            behind = new Behind.Gone(thing, !call.flag("stayed"), days);
        }
        return PathsApi.named(services, desk.people(asked(call), behind, call.limit()));
    }

    private static Asked asked(Call call) {
        return new Asked(
                FiguresApi.period(call),
                of(call),
                AttributionApi.whole(call, "least", BasketDesk.LEAST, 1, LEAST_MAX));
    }

    private static Of of(Call call) {
        return switch (call.query("by").orElse("product")) {
            case "product" -> Of.PRODUCT;
            case "category" -> Of.CATEGORY;
            case String other ->
                    throw Call.bad("by", "'%s': expected product or category".formatted(other));
        };
    }

    private static int days(Call call) {
        return AttributionApi.whole(call, "days", BasketDesk.DAYS, 1, DAYS_MAX);
    }

    private static Value number(double number) {
        return Value.of(BigDecimal.valueOf(number));
    }
}
