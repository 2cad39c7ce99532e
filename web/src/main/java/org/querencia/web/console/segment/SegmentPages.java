package org.querencia.web.console.segment;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Segment;
import org.querencia.runtime.segment.SegmentDesk;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.segment.SegmentVersions;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Memberships.Member;
import org.querencia.runtime.state.Memberships.Moved;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The segments there are, and each with its people and who came and went lately.
public final class SegmentPages {
    private static final int PAGE = 50;
    private static final int LATELY_MAX = 20;

    /// So many of the last movements of all segments are looked through for those of one.
    private static final int LOOKED_AT_MAX = 1_000;

    private final Pages pages;
    private final SegmentDesk desk;
    private final Memberships memberships;
    private final SegmentVersions versions;
    private final Names names;

    public SegmentPages(
            Pages pages, SegmentServices segments, SegmentVersions versions, Names names) {
        this.pages = pages;
        this.desk = segments.desk();
        this.memberships = segments.memberships();
        this.versions = versions;
        this.names = names;
    }

    /// After those of [SegmentForms], whose addresses it would take for keys.
    public void routing(HttpRules rules) {
        rules.get("/segments", pages.signedIn(this::list))
                .get("/segments/{key}", pages.signedIn(this::one));
    }

    /// By folder, those in none first.
    private void list(Visit visit) {
        Frame frame = visit.frame();
        List<Segment> all = desk.all();
        SegmentView.Filter filter = filter(visit, all);
        TreeMap<String, List<SegmentView>> folders = new TreeMap<>();
        all.stream()
                .filter(filter::takes)
                .forEach(segment ->
                        folders.computeIfAbsent(segment.folder(), _ -> new ArrayList<>())
                                .add(view(segment, frame.formats())));
        visit.show(
                "segment/segments.jte",
                frame,
                Map.of(
                        "none",
                        all.isEmpty(),
                        "filter",
                        filter,
                        "folders",
                        folders.entrySet().stream()
                                .map(one -> new SegmentView.Folder(one.getKey(), one.getValue()))
                                .toList()));
    }

    private static SegmentView.Filter filter(Visit visit, List<Segment> all) {
        return new SegmentView.Filter(
                visit.query().text("folder").orElse(""),
                visit.query().text("owner").orElse(""),
                visit.query().text("state").orElse(""),
                told(all, Segment::folder),
                told(all, Segment::owner),
                told(all, segment -> segment.state().text()));
    }

    private static List<String> told(List<Segment> all, Function<Segment, String> of) {
        return all.stream().map(of).filter(text -> !text.isEmpty()).distinct().sorted().toList();
    }

    private void one(Visit visit) {
        Segment segment = known(visit, desk);
        Frame frame = visit.frame();
        List<Member> members =
                memberships.members(
                        segment.key(),
                        visit.query()
                                .text("after")
                                .map(text -> new ProfileId(UUID.fromString(text))),
                        PAGE + 1);
        List<Member> shown = members.stream().limit(PAGE).toList();
        Optional<String> next =
                members.size() > PAGE
                        ? Optional.of(
                                "/segments/%s?after=%s"
                                        .formatted(segment.key(), shown.getLast().person()))
                        : Optional.empty();
        visit.show(
                "segment/segment.jte",
                frame,
                Map.of(
                        "view",
                        view(segment, frame.formats()),
                        "people",
                        shown.stream().map(member -> person(member, frame)).toList(),
                        "lately",
                        lately(segment, frame),
                        "next",
                        next,
                        "versions",
                        versions.of(segment.key()).stream()
                                .map(version ->
                                        new SegmentView.Written(
                                                version.segment(),
                                                frame.formats().ago(version.at()),
                                                version.by()))
                                .toList()));
    }

    static Segment known(Visit visit, SegmentDesk desk) {
        return desk.find(visit.path("key"))
                .orElseThrow(
                        () -> Problem.of(Fault.NOT_FOUND, "No segment has this key.").exception());
    }

    private SegmentView view(Segment segment, Formats formats) {
        return new SegmentView(segment, formats.number(memberships.size(segment.key())));
    }

    private SegmentView.Somebody person(Member member, Frame frame) {
        return new SegmentView.Somebody(
                member.person().toString(),
                names.of(member.person()),
                frame.formats().ago(member.membership().since()),
                cause(frame, member.membership().cause()));
    }

    private List<SegmentView.Step> lately(Segment segment, Frame frame) {
        List<Moved> moved =
                memberships.changes(
                        Math.max(0, memberships.lastChange() - LOOKED_AT_MAX), LOOKED_AT_MAX);
        List<SegmentView.Step> steps = new ArrayList<>();
        for (Moved one : moved.reversed()) {
            Movement movement = one.movement();
            if (movement.segment().equals(segment.key()) && steps.size() < LATELY_MAX) {
                ProfileId person = movement.occasion().profile();
                steps.add(
                        new SegmentView.Step(
                                new SegmentView.Somebody(
                                        person.toString(),
                                        names.of(person),
                                        frame.formats().ago(movement.at()),
                                        cause(frame, movement.occasion().cause())),
                                movement.entered()));
            }
        }
        return steps;
    }

    private static String cause(Frame frame, org.querencia.core.segment.Cause cause) {
        return frame.text("segment.cause." + cause.name().toLowerCase(Locale.ROOT));
    }
}
