package org.querencia.web.console.setting;

import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.querencia.runtime.linkage.LinkageDesk;
import org.querencia.runtime.linkage.LinkageSettings;
import org.querencia.runtime.linkage.LinkageSettings.Mode;
import org.querencia.runtime.linkage.LinkageStatus;
import org.querencia.science.linkage.Kept;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.LinkageWords;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// What is done with people who are alike though no identifier joins them: whether, from which
/// likeness on, and what each choice would bring.
public final class LinkagePages {
    private static final String PATH = "/settings/linkage";

    private static final List<Double> REVIEWS = List.of(0.2, 0.5, 0.8, 0.9);
    private static final List<Double> LINKS = List.of(0.9, 0.95, 0.99, 0.995, 0.999);

    private final Pages pages;
    private final LinkageDesk desk;

    public LinkagePages(Pages pages, LinkageDesk desk) {
        this.pages = pages;
        this.desk = desk;
    }

    /// A threshold to choose.
    ///
    /// @param words what it brings, as far as a model tells
    public record Choice(String value, String words, boolean chosen) {}

    /// @param says what a field weighs when it agrees, and when it does not
    public record Weight(String field, String says) {}

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::show))
                .post(PATH, pages.posted(this::save, this::show))
                .post(PATH + "/train", pages.posted(this::train, this::show));
    }

    private void show(Visit visit) {
        LinkageStatus status = desk.status();
        LinkageSettings settings = status.settings();
        visit.show(
                "setting/linkage.jte",
                Map.of(
                        "status",
                        status,
                        "modes",
                        List.of(Mode.values()),
                        "reviews",
                        choices(visit.frame(), status, REVIEWS, settings.review()),
                        "links",
                        choices(visit.frame(), status, LINKS, settings.link()),
                        "weights",
                        weights(visit.frame(), status)));
    }

    private static List<Choice> choices(
            Frame frame, LinkageStatus status, List<Double> usual, double chosen) {
        TreeSet<Double> all = new TreeSet<>(usual);
        all.add(chosen);
        return all.stream()
                .map(from ->
                        new Choice(from.toString(), words(frame, status, from), from == chosen))
                .toList();
    }

    private static String words(Frame frame, LinkageStatus status, double from) {
        String likely = frame.formats().likelihood(from);
        Optional<Kept.Consequence> brings = status.from(from).filter(some -> some.pairs() > 0);
        if (brings.isEmpty()) {
            return frame.text("linkage.from", likely);
        }
        String words =
                frame.text(
                        "linkage.from-brings",
                        likely,
                        brings.get().pairs(),
                        Math.max(1, Math.round(brings.get().wrong() * 1000)));
        return brings.get().decided() == 0
                ? words
                : words
                        + " "
                        + frame.text(
                                "linkage.from-judged",
                                brings.get().decided(),
                                brings.get().refused());
    }

    private static List<Weight> weights(Frame frame, LinkageStatus status) {
        return status.trained().stream()
                .flatMap(model -> model.kept().fields().stream())
                .map(field ->
                        new Weight(
                                LinkageWords.field(frame, field.name()),
                                frame.text(
                                        "linkage.weight",
                                        times(frame, field.weights().getFirst()),
                                        times(frame, -field.weights().getLast()))))
                .toList();
    }

    /// How many times likelier, of a natural logarithm.
    private static String times(Frame frame, double weight) {
        double times = Math.exp(Math.max(0, weight));
        return times < 10
                ? frame.formats().number(BigDecimal.valueOf(Math.round(times * 10), 1))
                : frame.formats().number(Math.round(times));
    }

    private void save(Visit visit) {
        visit.requireAdministrator();
        String mode = visit.form().required("mode");
        double review = number(visit.form().required("review"));
        double link = number(visit.form().required("link"));
        if (link < review) {
            throw RefusedException.at("link", "refused.linkage-order");
        }
        try {
            desk.set(
                    new LinkageSettings(
                            Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                            review,
                            link,
                            visit.form().has("withPublic")));
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException("refused.still", String.valueOf(wrong.getMessage()));
        }
        visit.done(PATH, "done.linkage");
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private void train(Visit visit) {
        visit.requireAdministrator();
        desk.train();
        visit.done(PATH, "done.linkage-train");
    }
}
