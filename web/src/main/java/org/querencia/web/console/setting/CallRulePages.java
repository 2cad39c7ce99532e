package org.querencia.web.console.setting;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.querencia.core.call.CallRules;
import org.querencia.core.call.CallRules.Consent;
import org.querencia.core.call.CallRules.Occasion;
import org.querencia.core.call.CallRules.Sharing;
import org.querencia.runtime.call.CallLists;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.score.ScoreDesk;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// How the daily lists of sellers are made.
public final class CallRulePages {
    private static final String PATH = "/settings/calls";

    private final Pages pages;
    private final CallLists lists;
    private final ScoreDesk scores;

    public CallRulePages(Pages pages, CallLists lists, ScoreDesk scores) {
        this.pages = pages;
        this.lists = lists;
        this.scores = scores;
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::show))
                .post(PATH, pages.posted(this::save, this::show));
    }

    private void show(Visit visit) {
        CallRules rules = lists.rules();
        Form form = visit.form();
        boolean typed = form.has("occasions");
        visit.show(
                "setting/calls.jte",
                Map.of(
                        "rules",
                        rules,
                        "occasions",
                        typed
                                ? form.verbatim("occasions")
                                : rules.occasions().stream()
                                        .map(one ->
                                                "%s %d %s"
                                                        .formatted(
                                                                one.key(),
                                                                one.points(),
                                                                one.rule()))
                                        .collect(Collectors.joining("\n")),
                        "sellers",
                        typed
                                ? form.verbatim("sellers")
                                : rules.sharing().sellers().entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(one -> one.getKey() + " = " + one.getValue())
                                        .collect(Collectors.joining("\n")),
                        "scores",
                        scores.all()));
    }

    private void save(Visit visit) {
        visit.requireAdministrator();
        Outcome outcome;
        try {
            outcome = lists.define(Author.of("console", visit.user().email()), read(visit.form()));
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException("refused.call-rules", String.valueOf(wrong.getMessage()));
        }
        switch (outcome) {
            case Outcome.Done _ -> visit.done(PATH, "done.call-rules");
            case Outcome.Waiting _ -> visit.done(PATH, "done.waiting");
            case Outcome.Refused refused ->
                    throw new RefusedException("refused.still", refused.message());
        }
    }

    private CallRules read(Form form) {
        return new CallRules(
                Arrays.stream(form.text("scores").orElse("").split("[,\\s]+"))
                        .filter(key -> !key.isEmpty())
                        .toList(),
                occasions(form.verbatim("occasions")),
                whole(form, "length"),
                whole(form, "again-days"),
                whole(form, "uninterested-days"),
                form.has("consent")
                        ? new Consent(
                                form.text("channel").orElse("phone"),
                                form.text("purpose").orElse("marketing"))
                        : Consent.NONE,
                new Sharing(
                        form.text("trait").orElse(""),
                        sellers(form.verbatim("sellers")),
                        form.has("last-seller"),
                        form.has("rest")));
    }

    /// A line is a key, its points, and its rule.
    private static List<Occasion> occasions(String text) {
        List<Occasion> occasions = new ArrayList<>();
        for (String line : text.split("\\R", -1)) {
            if (!line.isBlank()) {
                String[] parts = line.strip().split("\\s+", 3);
                if (parts.length < 3) {
                    throw new IllegalArgumentException(
                            "'%s': expected a key, its points and its rule"
                                    .formatted(line.strip()));
                }
                occasions.add(new Occasion(parts[0], parts[2], whole(parts[0], parts[1])));
            }
        }
        return occasions;
    }

    private static Map<String, String> sellers(String text) {
        Map<String, String> sellers = new LinkedHashMap<>();
        for (String line : text.split("\\R", -1)) {
            int sign = line.lastIndexOf('=');
            if (sign > 0) {
                sellers.put(line.substring(0, sign).strip(), line.substring(sign + 1).strip());
            } else if (!line.isBlank()) {
                throw new IllegalArgumentException(
                        "'%s': expected a word, = and an e-mail".formatted(line.strip()));
            }
        }
        return sellers;
    }

    private static int whole(Form form, String name) {
        return whole(name, form.text(name).orElse(""));
    }

    private static int whole(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "%s: '%s'; expected a whole number".formatted(name, text), notANumber);
        }
    }
}
