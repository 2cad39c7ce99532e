package org.querencia.web.console.review;

import io.helidon.webserver.http.HttpRules;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.review.Figure;
import org.querencia.runtime.review.HygieneDesk;
import org.querencia.runtime.review.HygieneReport;
import org.querencia.runtime.review.ReviewServices;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// How clean what is known of people is, beside the month before; the people behind each figure;
/// and who gets it by mail.
public final class HygienePages {
    private static final String PATH = ReviewPages.PATH + "/hygiene";
    private static final int PAGE = 50;

    /// A page that is not there by then says that it comes.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pages pages;
    private final HygieneDesk desk;
    private final Names names;

    public HygienePages(Pages pages, ReviewServices services, Names names) {
        this.pages = pages;
        this.desk = services.hygiene();
        this.names = names;
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::report))
                .post(PATH + "/readers", pages.posted(this::saveReaders, this::report))
                .get(PATH + "/{figure}", pages.signedIn(this::people));
    }

    /// @param path where its people are
    /// @param change against the month before, in words; empty where that was not counted
    public record Tile(Figure figure, String said, String path, String change) {}

    public record Doubts(String source, String pairs) {}

    /// @param at when it was counted; empty while it is
    public record View(
            String month, String at, List<Tile> tiles, List<Doubts> sources, String readers) {}

    private void report(Visit visit) {
        Frame frame = visit.frame();
        Optional<HygieneReport> now = desk.now(PATIENCE).map(HygieneReport.Named::report);
        Optional<HygieneReport> before = desk.before();
        visit.show(
                "review/hygiene.jte",
                frame,
                Map.of(
                        "view",
                        new View(
                                month(frame),
                                now.map(report -> frame.formats().dateTime(report.at())).orElse(""),
                                now.map(report -> tiles(report, before, frame)).orElse(List.of()),
                                now.map(report -> sources(report, frame)).orElse(List.of()),
                                String.join("\n", desk.readers()))));
    }

    private String month(Frame frame) {
        return desk.month().getMonth().getDisplayName(TextStyle.FULL, frame.texts().locale())
                + " "
                + desk.month().getYear();
    }

    private static List<Tile> tiles(
            HygieneReport now, Optional<HygieneReport> before, Frame frame) {
        return Arrays.stream(Figure.values())
                .map(figure ->
                        new Tile(
                                figure,
                                frame.formats().number(now.figure(figure)),
                                path(figure),
                                before.map(then ->
                                                frame.text(
                                                        "hygiene.against",
                                                        frame.formats()
                                                                .number(then.figure(figure))))
                                        .orElse("")))
                .toList();
    }

    private static String path(Figure figure) {
        return switch (figure) {
            case PEOPLE -> "/people";
            case FOUND, WAITING -> ReviewPages.PATH;
            case LINKED, APART -> ReviewPages.PATH + "/decided";
            case SHARED -> "/people/quarantine";
            case MERGED, REFUSED, UNREACHABLE, INVALID -> PATH + "/" + figure.code();
        };
    }

    private static List<Doubts> sources(HygieneReport report, Frame frame) {
        return report.sources().stream()
                .map(one ->
                        new Doubts(
                                frame.sourceName(one.source()),
                                frame.formats().number(one.pairs())))
                .toList();
    }

    private void saveReaders(Visit visit) {
        visit.requireAdministrator();
        List<String> emails =
                Arrays.stream(visit.form().verbatim("readers").split("[\\s,;]+", -1))
                        .filter(email -> !email.isBlank())
                        .toList();
        try {
            desk.saveReaders(emails);
        } catch (IllegalArgumentException wrong) {
            throw RefusedException.at(
                    "readers", "refused.hygiene-readers", HygieneDesk.READERS_MAX);
        }
        visit.done(PATH, "done.hygiene-readers");
    }

    public record Somebody(String name, String path) {}

    private void people(Visit visit) {
        Figure figure =
                Arrays.stream(Figure.values())
                        .filter(Figure::namesPeople)
                        .filter(one -> one.code().equals(visit.path("figure")))
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.of(Fault.NOT_FOUND, "The report has no such figure.")
                                        .exception());
        Frame frame = visit.frame();
        List<ProfileId> all =
                desk.now(PATIENCE).map(named -> named.people(figure)).orElse(List.of());
        int from = (int) Math.min(visit.query().number("from").orElse(0L), all.size());
        int to = Math.min(from + PAGE, all.size());
        visit.show(
                "review/behind.jte",
                frame,
                Map.of(
                        "figure",
                        figure,
                        "rows",
                        all.subList(from, to).stream()
                                .map(id -> new Somebody(names.of(id), "/people/" + id))
                                .toList(),
                        "next",
                        to < all.size() ? PATH + "/" + figure.code() + "?from=" + to : ""));
    }
}
