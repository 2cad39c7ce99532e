package org.querencia.web.api;

import java.time.Duration;
import java.util.List;
import org.querencia.runtime.operate.Rebuild;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/rebuild`: everything derived is made anew from the log, by the rules in force now.
final class RebuildApi {
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Rebuild rebuild;

    RebuildApi(ApiServices services) {
        this.rebuild = services.rebuild();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/rebuild", this::progress), Route.post("/api/rebuild", this::begin));
    }

    private Reply progress(Call call) {
        call.only();
        return shown(rebuild.progress());
    }

    /// Answers when it is sure to be done, not when it is done.
    private Reply begin(Call call) {
        call.only().caller().requireAdministrator();
        try {
            rebuild.begin(call.caller().name());
        } catch (IllegalStateException underWay) {
            throw Problem.later(
                            Fault.CONFLICT,
                            LATER,
                            "A rebuild is under way already; GET /api/rebuild says how far it is.")
                    .exception();
        }
        return shown(rebuild.progress());
    }

    private static Reply shown(Rebuild.Progress progress) {
        return Reply.ok(
                Json.object()
                        .put("underWay", progress.underWay())
                        .put("upTo", progress.asked().value())
                        .put("head", progress.head().value())
                        .put("profiles", progress.applied().value())
                        .put("warehouse", progress.projected().value())
                        .build());
    }
}
