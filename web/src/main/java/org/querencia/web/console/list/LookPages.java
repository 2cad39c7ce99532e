package org.querencia.web.console.list;

import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.segment.RuleLooks;
import org.querencia.runtime.segment.RuleLooks.Every;
import org.querencia.runtime.segment.RuleLooks.Overlaps;
import org.querencia.runtime.segment.RuleLooks.Past;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;

/// A further look at a rule, kept or not: for how many it held in the last year, and where its
/// people are as well. Shown in the page of a rule, or by itself.
public final class LookPages {
    private static final String PATH = "/segment-looks";

    /// Segments with the most people in common.
    private static final int SHOWN_MAX = 20;

    private final Pages pages;
    private final RuleLooks looks;

    public LookPages(Pages pages, SegmentServices segments) {
        this.pages = pages;
        this.looks = segments.looks();
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::look));
    }

    private void look(Visit visit) {
        Frame frame = visit.frame();
        String rule = visit.query().text("rule").orElse("");
        Every every =
                visit.query().text("every").filter("week"::equals).isPresent()
                        ? Every.WEEK
                        : Every.MONTH;
        visit.show(
                visit.partial() ? "list/looks.jte" : "list/looks-page.jte",
                frame,
                Map.of("view", view(rule, every, frame)));
    }

    private LookView view(String rule, Every every, Frame frame) {
        Formats formats = frame.formats();
        Optional<Past> past = looks.past(rule, every);
        Optional<Overlaps> overlaps =
                past.filter(Past::whole).isPresent() ? looks.overlaps(rule) : Optional.empty();
        return new LookView(
                rule,
                every == Every.WEEK ? "week" : "month",
                past.isPresent(),
                past.map(Past::whole).orElse(true),
                past.map(Past::points).orElse(List.of()).stream()
                        .map(point ->
                                new LookView.Point(
                                        formats.date(point.at()),
                                        point.size(),
                                        formats.number(point.size()),
                                        formats.share(point.size(), point.everybody())))
                        .toList(),
                overlaps.map(one -> others(one, formats)).orElse(List.of()),
                overlaps.map(Overlaps::isExact).orElse(true),
                overlaps.map(one -> formats.number(one.drawn())).orElse(""));
    }

    private static List<LookView.Other> others(Overlaps overlaps, Formats formats) {
        return overlaps.segments().stream()
                .filter(one -> one.both() > 0)
                .limit(SHOWN_MAX)
                .map(one ->
                        new LookView.Other(
                                one.segment().key(),
                                one.segment().name(),
                                formats.number(one.both()),
                                formats.share(one.both(), overlaps.size()),
                                formats.share(Math.min(one.both(), one.size()), one.size())))
                .toList();
    }
}
