package org.querencia.web.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Scored;
import org.querencia.core.score.Backtest;
import org.querencia.core.score.Bucket;
import org.querencia.core.score.Flaw;
import org.querencia.core.score.Score;
import org.querencia.core.score.ScoreReader;
import org.querencia.runtime.score.PersonScores.Personal;
import org.querencia.runtime.score.ScoreDefinitions;
import org.querencia.runtime.score.ScoreDesk;
import org.querencia.runtime.score.ScoreDesk.Answer;
import org.querencia.runtime.score.ScoreServices;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// `/api/scores`: how promising people are, whom a score is made of, and how well it would have
/// told who buys.
final class ScoresApi {
    private static final String LIST = "scores";
    private static final int TEST_DAYS = 30;
    private static final int DECIMALS = 4;

    private final ScoreServices scores;
    private final ScoreDesk desk;
    private final ProfileViews views;

    ScoresApi(ApiServices services) {
        this.scores = services.scores();
        this.desk = scores.desk();
        this.views = services.views();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/scores", this::list),
                Route.get("/api/scores/{key}", this::show),
                Route.put("/api/scores/{key}", this::put),
                Route.delete("/api/scores/{key}", this::delete),
                Route.get("/api/scores/{key}/spread", this::spread),
                Route.get("/api/scores/{key}/backtest", this::backtest),
                Route.get("/api/profiles/{id}/scores", this::ofPerson));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor");
        return Page.cut(call, LIST, desk.all(), Score::key, ScoresApi::render);
    }

    private Reply show(Call call) {
        return Reply.ok(render(known(call.only())));
    }

    /// Takes the whole score, in the form it is answered.
    private Reply put(Call call) {
        Fields body = call.only().body();
        Map<String, Value> content = new LinkedHashMap<>(body.values());
        content.remove("key");
        content.remove("version");
        Score score;
        try {
            score = ScoreDefinitions.read(call.path("key"), new Fields(content));
        } catch (IllegalArgumentException wrong) {
            throw refused(String.valueOf(wrong.getMessage()));
        }
        ScoreReader.Read read = desk.look(score);
        if (!read.faults().isEmpty()) {
            throw refused(
                    read.faults().stream().map(Flaw::toString).collect(Collectors.joining("; ")));
        }
        return Reply.ok(render(written(call, score)));
    }

    private Reply delete(Call call) {
        Score before = known(call.only());
        written(
                call,
                new Score(
                        before.key(),
                        before.name(),
                        before.people(),
                        before.grounds(),
                        before.grades(),
                        true,
                        before.version()));
        return Reply.ok(Json.object().put("key", before.key()).put("deleted", true).build());
    }

    private Reply spread(Call call) {
        Score score = known(call.only());
        List<Bucket> buckets = scores.reports().spread(scored(score));
        return Reply.ok(
                Json.object()
                        .put("key", score.key())
                        .put("people", buckets.stream().mapToLong(Bucket::people).sum())
                        .put(
                                "scores",
                                Json.items(
                                        buckets,
                                        bucket ->
                                                Json.object()
                                                        .put("score", bucket.score())
                                                        .put("people", bucket.people())
                                                        .build()))
                        .build());
    }

    private Reply backtest(Call call) {
        Score score = known(call.only("day", "days"));
        int days = call.query("days").map(ScoresApi::days).orElse(TEST_DAYS);
        LocalDate day = call.date("day").orElseGet(() -> scores.reports().today().minusDays(days));
        try {
            return Reply.ok(
                    render(score, day, days, scores.reports().test(scored(score), day, days)));
        } catch (IllegalArgumentException wrong) {
            throw Problem.of(Fault.INVALID_PARAMETER, wrong.getMessage() + ".").exception();
        }
    }

    private static int days(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw Call.bad("days", "'%s': expected a whole number".formatted(text));
        }
    }

    private static Fields render(Score score, LocalDate day, int days, Backtest test) {
        return Json.object()
                .put("key", score.key())
                .put("day", day.toString())
                .put("days", days)
                .put("people", test.people())
                .put("buyers", test.buyers())
                .put("rate", decimal(test.rate()))
                .put("verdict", test.verdict().text())
                .put(
                        "area",
                        Json.object()
                                .put("value", decimal(test.area()))
                                .put("low", decimal(test.low()))
                                .put("high", decimal(test.high()))
                                .build())
                .put("tenths", Json.items(test.tenths(), ScoresApi::tenth))
                .build();
    }

    private static Fields tenth(Backtest.Tenth tenth) {
        return Json.object()
                .put("from", tenth.from())
                .put("to", tenth.to())
                .put("people", decimal(tenth.people()))
                .put("buyers", decimal(tenth.buyers()))
                .put("rate", decimal(tenth.rate()))
                .put("lift", decimal(tenth.lift()))
                .put("gained", decimal(tenth.gained()))
                .build();
    }

    private static Value decimal(double number) {
        return Value.of(
                BigDecimal.valueOf(number)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
    }

    private Reply ofPerson(Call call) {
        ProfileId id = Identifiers.ofPath(call.only("limit", "cursor"));
        ProfileView person = views.view(id).orElseThrow(() -> Identifiers.unknown(id.toString()));
        return Page.cut(
                call,
                LIST + " of " + person.id(),
                scores.people().of(person.id()),
                one -> one.score().key(),
                ScoresApi::render);
    }

    private static Fields render(Personal one) {
        Json.ObjectBuilder told =
                Json.object()
                        .put("key", one.score().key())
                        .put("name", one.score().name())
                        .put("score", one.reckoning().score())
                        .put("grade", Render.text(one.grade()));
        List<Value> grounds = new java.util.ArrayList<>();
        for (int i = 0; i < one.score().grounds().size(); i++) {
            Score.Ground ground = one.score().grounds().get(i);
            BigDecimal points = one.reckoning().points().get(i);
            if (points.signum() != 0) {
                grounds.add(
                        Json.object()
                                .put("name", Render.text(ground.name()))
                                .put("rule", rule(ground))
                                .put("points", Value.of(points))
                                .build());
            }
        }
        return told.put("grounds", new Value.Items(grounds)).build();
    }

    private static String rule(Score.Ground ground) {
        return switch (ground) {
            case Score.Fit(String _, String rule, int _) -> rule;
            case Score.Engagement engagement -> ScoreReader.text(engagement);
        };
    }

    private Score written(Call call, Score next) {
        return switch (desk.write(DecisionsApi.author(call), next)) {
            case Answer.Done(Score score, boolean _) -> score;
            case Answer.Refused(String why) -> throw refused(why);
        };
    }

    private Score known(Call call) {
        String key = call.path("key");
        return desk.find(key)
                .orElseThrow(() -> Call.notFound("No score has the key '%s'.".formatted(key)));
    }

    private Scored scored(Score score) {
        return desk.look(score).scored().orElseThrow();
    }

    private static ProblemException refused(String why) {
        return Problem.of(Fault.INVALID_FIELD, why + ".").exception();
    }

    private static Fields render(Score score) {
        Map<String, Value> told = new LinkedHashMap<>();
        told.put("key", Value.of(score.key()));
        told.putAll(ScoreDefinitions.fields(score).values());
        return new Fields(told);
    }
}
