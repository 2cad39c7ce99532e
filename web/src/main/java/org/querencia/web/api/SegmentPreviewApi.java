package org.querencia.web.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.rule.Issue;
import org.querencia.runtime.segment.RuleLooks;
import org.querencia.runtime.segment.RulePreviews;
import org.querencia.runtime.segment.RulePreviews.Preview;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.warehouse.Matches;
import org.querencia.runtime.warehouse.Matches.Matched;
import org.querencia.web.http.Json;
import org.querencia.web.http.ProblemException;

/// `/api/segments/preview`: for whom a rule holds, before it is used.
final class SegmentPreviewApi {
    private static final int SAMPLE = 10;

    private final RulePreviews previews;
    private final RuleLooks looks;
    private final ProfileViews views;

    SegmentPreviewApi(ApiServices services) {
        this.previews = services.segments().previews();
        this.looks = services.segments().looks();
        this.views = services.views();
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/segments/preview", this::preview),
                Route.post("/api/segments/overlaps", this::overlaps),
                Route.post("/api/segments/past", this::past));
    }

    private Reply overlaps(Call call) {
        String rule = rule(call.only().body());
        RuleLooks.Overlaps overlaps = looks.overlaps(rule).orElseThrow(() -> wrong(rule));
        return Reply.ok(
                Json.object()
                        .put("size", overlaps.size())
                        .put("drawn", overlaps.drawn())
                        .put("exact", overlaps.isExact())
                        .put(
                                "segments",
                                Json.items(overlaps.segments(), SegmentPreviewApi::overlap))
                        .build());
    }

    private static Fields overlap(RuleLooks.Overlap overlap) {
        return Json.object()
                .put("key", overlap.segment().key())
                .put("both", overlap.both())
                .put("size", overlap.size())
                .build();
    }

    private Reply past(Call call) {
        Fields body = call.only().body();
        String rule = rule(body);
        RuleLooks.Every every =
                switch (body.text("every").orElse("month")) {
                    case "month" -> RuleLooks.Every.MONTH;
                    case "week" -> RuleLooks.Every.WEEK;
                    case String other ->
                            throw Call.badField(
                                    "every", "'%s': expected month or week".formatted(other));
                };
        RuleLooks.Past past = looks.past(rule, every).orElseThrow(() -> wrong(rule));
        return Reply.ok(
                Json.object()
                        .put("whole", past.whole())
                        .put("points", Json.items(past.points(), SegmentPreviewApi::point))
                        .build());
    }

    private static Fields point(RuleLooks.Point point) {
        return Json.object()
                .put("at", point.at())
                .put("size", point.size())
                .put("everybody", point.everybody())
                .build();
    }

    private static String rule(Fields body) {
        return Call.required(body, "rule", "such as count('Order Completed', '30d') >= 2");
    }

    private ProblemException wrong(String rule) {
        return Call.badField("rule", said(previews.of(rule, 0).faults()));
    }

    private Reply preview(Call call) {
        Fields body = call.only().body();
        Preview preview = previews.of(rule(body), sample(body));
        Matched matched =
                preview.matched().orElseThrow(() -> Call.badField("rule", said(preview.faults())));
        return Reply.ok(
                Json.object()
                        .put("size", matched.size())
                        .put("everybody", matched.everybody())
                        .put("sample", new Value.Items(people(matched)))
                        .put("warnings", issues(preview.warnings()))
                        .build());
    }

    private static int sample(Fields body) {
        Optional<BigDecimal> asked = body.number("sample");
        if (asked.isEmpty()) {
            return SAMPLE;
        }
        BigDecimal number = asked.get();
        if (number.signum() < 0
                || number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(Matches.SAMPLE_MAX)) > 0) {
            throw Call.badField(
                    "sample",
                    "'%s': expected a whole number from 0 to %d"
                            .formatted(number.toPlainString(), Matches.SAMPLE_MAX));
        }
        return number.intValueExact();
    }

    /// People who are no more since are left out.
    private List<Value> people(Matched matched) {
        return views.rows(matched.sample()).stream().<Value>map(SegmentPreviewApi::person).toList();
    }

    private static Fields person(PersonRow person) {
        return Json.object().put("id", person.id().toString()).put("name", person.name()).build();
    }

    private static String said(List<Issue> faults) {
        return faults.stream().map(Issue::toString).collect(Collectors.joining("; "));
    }

    private static Value issues(List<Issue> issues) {
        return new Value.Items(
                issues.stream()
                        .<Value>map(issue ->
                                Json.object()
                                        .put("line", Value.of(issue.line()))
                                        .put("column", Value.of(issue.column()))
                                        .put("code", issue.problem().code())
                                        .put("what", issue.what())
                                        .build())
                        .toList());
    }
}
