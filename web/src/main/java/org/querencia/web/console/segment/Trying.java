package org.querencia.web.console.segment;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.querencia.core.rule.rows.Rows;
import org.querencia.core.segment.Segment;
import org.querencia.runtime.segment.Offers;
import org.querencia.runtime.segment.RulePreviews;
import org.querencia.runtime.segment.RulePreviews.Preview;
import org.querencia.runtime.segment.SegmentDesk;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.warehouse.Matches.Matched;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;

/// Looks at what is put together: what is wrong with it, and whom it describes.
final class Trying {
    private static final int SAMPLE = 12;

    private final RulePreviews previews;
    private final SegmentDesk desk;
    private final Offers offers;
    private final Names names;
    private final Builder builder;

    Trying(SegmentServices segments, Names names, Builder builder) {
        this.previews = segments.previews();
        this.desk = segments.desk();
        this.offers = segments.offers();
        this.names = names;
        this.builder = builder;
    }

    /// What was typed is shown, before what is stored.
    ///
    /// @param stored empty for a new one
    TryView view(Visit visit, Frame frame, Optional<Segment> stored) {
        Builder.Draft draft = builder.draft(visit, stored.map(Segment::rule).orElse(""));
        TryView.About about = about(visit, stored);
        return draft.rows()
                .map(rows -> {
                    RowsView view =
                            new RowsView(
                                    frame,
                                    rows,
                                    builder.read(rows, about.key()),
                                    offers,
                                    segments(about.key()),
                                    draft.focus());
                    return ofRows(about, draft, view);
                })
                .orElseGet(() -> ofText(about, draft.text(), frame.formats()));
    }

    private TryView ofRows(TryView.About about, Builder.Draft draft, RowsView view) {
        boolean right = view.read().rule().isPresent();
        Optional<Preview> preview =
                right ? Optional.of(previews.of(draft.text(), SAMPLE)) : Optional.empty();
        return new TryView(
                about,
                draft.text(),
                Optional.of(view),
                draft.written(),
                preview.flatMap(Preview::matched)
                        .map(matched -> answer(matched, view.frame().formats())),
                preview.map(Preview::faults)
                        .orElseGet(() -> view.read().faults().getOrDefault(Rows.ROOT, List.of())),
                List.of());
    }

    private TryView ofText(TryView.About about, String text, Formats formats) {
        if (text.isEmpty()) {
            return new TryView(
                    about, text, Optional.empty(), "", Optional.empty(), List.of(), List.of());
        }
        Preview preview = previews.of(text, SAMPLE);
        return new TryView(
                about,
                text,
                Optional.empty(),
                "",
                preview.matched().map(matched -> answer(matched, formats)),
                preview.faults(),
                preview.warnings());
    }

    private TryView.About about(Visit visit, Optional<Segment> stored) {
        List<Segment> all = desk.all();
        Set<String> folders = new TreeSet<>();
        Set<String> owners = new LinkedHashSet<>(List.of(visit.user().email()));
        for (Segment segment : all) {
            folders.add(segment.folder());
            owners.add(segment.owner());
        }
        folders.remove("");
        owners.remove("");
        return new TryView.About(
                stored.map(Segment::key).orElse(""),
                typed(visit, "name", stored.map(Segment::name).orElse("")),
                typed(visit, "folder", stored.map(Segment::folder).orElse("")),
                typed(visit, "owner", stored.map(Segment::owner).orElse(visit.user().email())),
                List.copyOf(folders),
                List.copyOf(owners));
    }

    private static String typed(Visit visit, String field, String stored) {
        for (Form form : List.of(visit.form(), visit.query())) {
            if (form.has(field)) {
                return form.text(field).orElse("");
            }
        }
        return stored;
    }

    /// Those that a rule of this one may ask for.
    private Map<String, String> segments(String own) {
        Map<String, String> segments = new LinkedHashMap<>();
        desk.all().stream()
                .filter(segment -> !segment.key().equals(own))
                .forEach(segment -> segments.put(segment.key(), segment.name()));
        return segments;
    }

    private TryView.Answer answer(Matched matched, Formats formats) {
        return new TryView.Answer(
                formats.number(matched.size()),
                formats.share(matched.size(), matched.everybody()),
                matched.size() == 0,
                matched.sample().stream()
                        .map(id -> new TryView.Somebody(id.toString(), names.of(id)))
                        .toList());
    }
}
