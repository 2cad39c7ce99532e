package org.querencia.web.console.segment;

import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.segment.RulePreviews;
import org.querencia.runtime.segment.RulePreviews.Preview;
import org.querencia.runtime.warehouse.Audiences.Audience;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;

/// A rule is tried: how many people it describes, and some of them, as it is typed.
public final class SegmentPages {
    private static final int SAMPLE = 12;

    private final Pages pages;
    private final RulePreviews previews;
    private final Names names;

    public SegmentPages(Pages pages, RulePreviews previews, Names names) {
        this.pages = pages;
        this.previews = previews;
        this.names = names;
    }

    public void routing(HttpRules rules) {
        rules.get("/segments", pages.signedIn(visit -> show(visit, "segment/try.jte")))
                .get(
                        "/segments/answer",
                        pages.signedIn(visit -> show(visit, "segment/answer.jte")));
    }

    private void show(Visit visit, String template) {
        Frame frame = visit.frame();
        String rule = visit.query().text("rule").orElse("");
        visit.show(template, frame, Map.of("view", view(rule.strip(), frame.formats())));
    }

    private TryView view(String rule, Formats formats) {
        if (rule.isEmpty()) {
            return new TryView(rule, Optional.empty(), List.of(), List.of());
        }
        Preview preview = previews.of(rule, SAMPLE);
        return new TryView(
                rule,
                preview.audience().map(audience -> answer(audience, formats)),
                preview.faults(),
                preview.warnings());
    }

    private TryView.Answer answer(Audience audience, Formats formats) {
        return new TryView.Answer(
                formats.number(audience.size()),
                formats.share(audience.size(), audience.everybody()),
                audience.size() == 0,
                audience.sample().stream()
                        .map(id -> new TryView.Somebody(id.toString(), names.of(id)))
                        .toList());
    }
}
