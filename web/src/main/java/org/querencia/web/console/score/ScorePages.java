package org.querencia.web.console.score;

import io.helidon.webserver.http.HttpRules;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Scored;
import org.querencia.core.score.Backtest;
import org.querencia.core.score.Bucket;
import org.querencia.core.score.Score;
import org.querencia.runtime.score.PersonScores;
import org.querencia.runtime.score.ScoreDesk;
import org.querencia.runtime.score.ScoreReports;
import org.querencia.runtime.score.ScoreServices;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The scores there are, and each with what it is made of, how it is spread, and how well it would
/// have told who buys.
public final class ScorePages {
    private static final int DAYS = 30;
    private static final int BAND = 10;
    private static final int BANDS = 10;
    private static final double HUNDRED = 100;

    private final Pages pages;
    private final ScoreDesk desk;
    private final ScoreReports reports;
    private final PersonScores people;

    public ScorePages(Pages pages, ScoreServices scores) {
        this.pages = pages;
        this.desk = scores.desk();
        this.reports = scores.reports();
        this.people = scores.people();
    }

    /// After those of [ScoreForms], whose addresses it would take for keys.
    public void routing(HttpRules rules) {
        rules.get("/scores", pages.signedIn(this::list))
                .get("/scores/{key}", pages.signedIn(this::one))
                .get("/scores/{key}/spread", pages.signedIn(this::spread))
                .get("/scores/{key}/backtest", pages.signedIn(this::backtest))
                .get("/people/{id}/scores", pages.signedIn(this::ofPerson));
    }

    private void list(Visit visit) {
        visit.show("score/scores.jte", Map.of("scores", desk.all()));
    }

    private void one(Visit visit) {
        Score score = known(visit, desk);
        visit.show(
                "score/score.jte",
                Map.of(
                        "score",
                        score,
                        "day",
                        reports.today().minusDays(DAYS).toString(),
                        "days",
                        DAYS));
    }

    private void spread(Visit visit) {
        visit.show("score/spread.jte", Map.of("bands", bands(visit.frame(), known(visit, desk))));
    }

    /// Those of ten points each; the last one has eleven.
    private List<Band> bands(Frame frame, Score score) {
        return bands(frame, reports.spread(scored(desk, score)));
    }

    static List<Band> bands(Frame frame, List<Bucket> buckets) {
        long all = buckets.stream().mapToLong(Bucket::people).sum();
        List<Band> bands = new ArrayList<>();
        for (int i = 0; all > 0 && i < BANDS; i++) {
            int from = i * BAND;
            int to = i == BANDS - 1 ? Scored.MOST : from + BAND - 1;
            Predicate<Bucket> inside = one -> one.score() >= from && one.score() <= to;
            long people = buckets.stream().filter(inside).mapToLong(Bucket::people).sum();
            bands.add(
                    new Band(
                            from + "–" + to,
                            people,
                            frame.formats().number(people),
                            frame.formats().share(people, all)));
        }
        return bands;
    }

    /// @param said the number in words
    public record Band(String scores, long people, String said, String share) {}

    private void backtest(Visit visit) {
        Score score = known(visit, desk);
        int days =
                visit.query()
                        .number("days")
                        .filter(wanted -> wanted >= 1 && wanted <= ScoreReports.DAYS_MAX)
                        .map(Math::toIntExact)
                        .orElse(DAYS);
        LocalDate last = reports.today().minusDays(days);
        LocalDate day = day(visit).filter(wanted -> !wanted.isAfter(last)).orElse(last);
        Backtest test = reports.test(scored(desk, score), day, days);
        Frame frame = visit.frame();
        visit.show(
                "score/backtest.jte",
                frame,
                Map.of(
                        "view",
                        new TestView(
                                frame.formats().date(day),
                                days,
                                frame.formats().number(test.people()),
                                frame.formats().number(test.buyers()),
                                per100(frame, test.rate()),
                                test.verdict().text(),
                                percent(frame, test.area()),
                                percent(frame, test.low()),
                                percent(frame, test.high()),
                                test.tenths().stream().map(one -> tenth(frame, one)).toList())));
    }

    private static Optional<LocalDate> day(Visit visit) {
        try {
            return visit.query().text("day").map(LocalDate::parse);
        } catch (DateTimeParseException malformed) {
            throw new RefusedException("refused.day", malformed.getParsedString());
        }
    }

    private static TestView.Tenth tenth(Frame frame, Backtest.Tenth tenth) {
        return new TestView.Tenth(
                tenth.from() == tenth.to()
                        ? Integer.toString(tenth.from())
                        : tenth.to() + "–" + tenth.from(),
                String.format(java.util.Locale.ROOT, "%.3f", tenth.rate() * HUNDRED),
                per100(frame, tenth.rate()),
                rounded(frame, tenth.buyers()),
                rounded(frame, tenth.lift()) + "×",
                percent(frame, tenth.gained()));
    }

    private static String per100(Frame frame, double rate) {
        return rounded(frame, rate * HUNDRED);
    }

    private static String percent(Frame frame, double share) {
        return frame.formats().share(Math.round(share * 1_000), 1_000);
    }

    private static String rounded(Frame frame, double number) {
        return frame.formats()
                .number(
                        java.math.BigDecimal.valueOf(number)
                                .setScale(1, java.math.RoundingMode.HALF_UP)
                                .stripTrailingZeros());
    }

    /// A part of a person's page, since it reads all their events.
    private void ofPerson(Visit visit) {
        try {
            ProfileId person = new ProfileId(UUID.fromString(visit.path("id")));
            visit.show("score/person.jte", Map.of("scores", people.of(person)));
        } catch (IllegalArgumentException notAnId) {
            throw Problem.of(Fault.NOT_FOUND, "Nobody has this id.").exception();
        }
    }

    static Score known(Visit visit, ScoreDesk desk) {
        return desk.find(visit.path("key"))
                .orElseThrow(
                        () -> Problem.of(Fault.NOT_FOUND, "No score has this key.").exception());
    }

    static Scored scored(ScoreDesk desk, Score score) {
        return desk.look(score).scored().orElseThrow();
    }
}
