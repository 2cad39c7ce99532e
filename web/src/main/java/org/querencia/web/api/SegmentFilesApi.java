package org.querencia.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.segment.SegmentExchange;
import org.querencia.runtime.segment.SegmentExchange.Difference;
import org.querencia.runtime.segment.SegmentExchange.Kind;
import org.querencia.runtime.segment.SegmentExchange.Plan;
import org.querencia.runtime.segment.SegmentExchange.Step;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/segment-files`: segments as YAML, out and in.
final class SegmentFilesApi {
    private static final String PATH = "/api/segment-files";

    private final SegmentExchange exchange;

    SegmentFilesApi(ApiServices services) {
        this.exchange = services.segments().exchange();
    }

    List<Route> routes() {
        return List.of(Route.get(PATH, this::write), Route.post(PATH, this::take));
    }

    /// All segments, or those named by `key`.
    private Reply write(Call call) {
        String yaml = exchange.write(Set.copyOf(call.only("key").queries("key")));
        return new Reply.Stream(
                "application/yaml; charset=utf-8",
                "segments.yaml",
                out -> out.write(yaml.getBytes(UTF_8)));
    }

    /// All or nothing; `trial` only tells what would be.
    private Reply take(Call call) {
        Fields body = call.only().body();
        Plan plan = exchange.plan(Call.required(body, "yaml", "the text of a file"));
        if (!plan.wrong().isEmpty()) {
            throw Call.badField("yaml", String.join("; ", plan.wrong()));
        }
        boolean trial = body.get("trial").filter(Value.of(true)::equals).isPresent();
        if (!trial) {
            List<String> wrong = exchange.carryOut(DecisionsApi.author(call), plan);
            if (!wrong.isEmpty()) {
                throw Problem.of(Fault.CONFLICT, String.join("; ", wrong) + ".").exception();
            }
        }
        return Reply.ok(
                Json.object()
                        .put("trial", trial)
                        .put("made", count(plan, Kind.MADE))
                        .put("changed", count(plan, Kind.CHANGED))
                        .put("same", count(plan, Kind.SAME))
                        .put("segments", Json.items(plan.steps(), SegmentFilesApi::step))
                        .build());
    }

    private static long count(Plan plan, Kind kind) {
        return plan.steps().stream().filter(step -> step.kind() == kind).count();
    }

    private static Fields step(Step step) {
        return Json.object()
                .put("key", step.segment().key())
                .put("what", step.kind().name().toLowerCase(Locale.ROOT))
                .put("differences", Json.items(step.differences(), SegmentFilesApi::difference))
                .build();
    }

    private static Fields difference(Difference difference) {
        return Json.object()
                .put("field", difference.field())
                .put("before", difference.before())
                .put("after", difference.after())
                .build();
    }
}
