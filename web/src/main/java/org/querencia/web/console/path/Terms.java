package org.querencia.web.console.path;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.querencia.runtime.path.PathDesk;
import org.querencia.runtime.warehouse.Among;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Walk;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.home.Span;

/// Which ways a view looks at, as its address says it.
///
/// @param trait a trait's name, and `is` what was said of it last; both empty for everybody
/// @param percent of all passages that are drawn at least
public record Terms(Span span, PathDesk.Asked asked, String trait, String is, int percent) {
    public static final List<Integer> STEPS = List.of(6, 12, 20, 30);
    public static final List<Integer> PERCENTS = List.of(70, 90, 100);
    private static final int PERCENT = 90;
    private static final long QUIET_MAX = 3_660;

    static Terms of(Form query, Formats formats) {
        Span span = Span.of(query, formats.now(), formats.zone(), "90d");
        String trait = trait(query);
        String is = query.text("is").orElse("");
        return new Terms(
                span,
                new PathDesk.Asked(
                        new Period(span.from(), span.to()),
                        chosen(query, "steps", STEPS, Walk.STEPS),
                        query.has("apart"),
                        query.text("start").orElse(""),
                        query.has("end") ? query.text("end").orElse("") : Walk.GOAL,
                        query.text("channel").orElse(""),
                        query.text("campaign").orElse(""),
                        query.text("segment").orElse(""),
                        said(trait, is),
                        (int)
                                query.number("quiet")
                                        .map(days -> Math.clamp(days, 0L, QUIET_MAX))
                                        .orElse(Walk.QUIET.toDays())
                                        .longValue()),
                trait,
                is,
                chosen(query, "share", PERCENTS, PERCENT));
    }

    /// As a rule says it or without `trait.`; empty where the address names none.
    static String trait(Form query) {
        return query.text("trait").map(name -> name.replaceFirst("^trait[.]", "")).orElse("");
    }

    static Optional<Among.Trait> said(String trait, String is) {
        if (trait.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Among.Trait(trait, is));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static int chosen(Form query, String name, List<Integer> known, int usual) {
        return query.number(name)
                .map(number -> (int) Math.clamp(number, 0L, 1_000L))
                .filter(known::contains)
                .orElse(usual);
    }

    /// As it stands in an address.
    public String query() {
        return in(span.query());
    }

    /// The same, in another usual period.
    public String during(String period) {
        return in("period=" + period);
    }

    private String in(String period) {
        return "%s&steps=%d&share=%d&quiet=%d%s&start=%s&end=%s&channel=%s&campaign=%s&segment=%s&trait=%s&is=%s"
                .formatted(
                        period,
                        asked.steps(),
                        percent,
                        asked.quietDays(),
                        asked.pagesByName() ? "&apart=on" : "",
                        coded(asked.start()),
                        coded(asked.end()),
                        coded(asked.channel()),
                        coded(asked.campaign()),
                        coded(asked.segment()),
                        coded(trait),
                        coded(is));
    }

    static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
