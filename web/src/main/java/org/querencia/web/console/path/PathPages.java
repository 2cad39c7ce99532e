package org.querencia.web.console.path;

import io.helidon.webserver.http.HttpRules;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.path.PathDesk;
import org.querencia.runtime.segment.SegmentDesk;
import org.querencia.runtime.warehouse.Where;
import org.querencia.runtime.warehouse.Where.Fate;
import org.querencia.science.process.Barriers;
import org.querencia.science.process.Loops;
import org.querencia.science.process.Sifting;
import org.querencia.science.process.StepGraph;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;
import org.querencia.web.console.measure.MeasureNotes;
import org.querencia.web.console.path.PathView.Choice;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The steps people really take: a picture, where they wait, go round and are lost, and who is
/// behind each number. The address holds the view.
public final class PathPages {
    private static final int PEOPLE_SHOWN = 100;
    private static final int WAYS_SHOWN = 15;
    private static final int LOOPS_SHOWN = 8;
    private static final int BARRIERS_SHOWN = 8;

    private final Pages pages;
    private final PathDesk desk;
    private final SegmentDesk segments;
    private final Names names;
    private final Currency currency;

    public PathPages(
            Pages pages, PathDesk desk, SegmentDesk segments, Names names, Currency currency) {
        this.pages = pages;
        this.desk = desk;
        this.segments = segments;
        this.names = names;
        this.currency = currency;
    }

    public void routing(HttpRules rules) {
        rules.get("/journey/paths", pages.signedIn(this::show));
        rules.get("/journey/paths/people", pages.signedIn(this::people));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        visit.show(
                "path/paths.jte",
                frame,
                Map.of("view", view(Terms.of(visit.query(), frame.formats()), frame)));
    }

    private PathView view(Terms terms, Frame frame) {
        PathWords words = new PathWords(frame, currency);
        StepGraph graph = desk.graph(terms.asked());
        String goal = terms.asked().goal();
        List<StepGraph.Arc> arcs = Sifting.commonest(graph, terms.percent());
        List<PathView.Barrier> barriers = barriers(graph, goal, words);
        return new PathView(
                terms,
                segments.all().stream().map(one -> new Choice(one.key(), one.name())).toList(),
                graph.nodes().stream().map(StepGraph.Node::step).toList(),
                words.number(graph.people()),
                words.step(goal),
                words.number(graph.whole().kinds()),
                PathPicture.of(graph, arcs, words),
                barriers,
                graph.arcs().stream().map(arc -> passage(arc, words)).toList(),
                graph.nodes().stream().map(node -> step(node, goal, words)).toList(),
                ways(graph, words),
                Loops.of(graph, LOOPS_SHOWN).stream()
                        .map(loop ->
                                new PathView.Loop(
                                        steps(loop.steps(), words)
                                                + " → "
                                                + words.step(loop.steps().getFirst()),
                                        words.number(loop.times()),
                                        words.number(loop.people())))
                        .toList(),
                barriers.isEmpty()
                        ? ""
                        : frame.text(
                                "path.advice",
                                barriers.getFirst().lost(),
                                barriers.getFirst().name(),
                                barriers.getFirst().loss()),
                MeasureNotes.elsewhere(desk.elsewhere(terms.asked()), frame));
    }

    private static List<PathView.Barrier> barriers(StepGraph graph, String goal, PathWords words) {
        List<Barriers.Barrier> all = Barriers.of(graph, goal);
        double most = all.stream().mapToDouble(Barriers.Barrier::loss).max().orElse(0);
        return all.stream()
                .limit(BARRIERS_SHOWN)
                .map(one ->
                        new PathView.Barrier(
                                one.step(),
                                words.step(one.step()),
                                words.number(one.lost()),
                                words.money(one.each()),
                                words.money(one.loss()),
                                most > 0 ? Math.round(100 * one.loss() / most) : 0))
                .toList();
    }

    private static PathView.Passage passage(StepGraph.Arc arc, PathWords words) {
        return new PathView.Passage(
                Terms.coded(arc.from()),
                Terms.coded(arc.to()),
                words.step(arc.from()),
                words.step(arc.to()),
                words.number(arc.times()),
                words.number(arc.people()),
                words.micros(arc.medianMicros()),
                words.micros(arc.long90Micros()));
    }

    private static PathView.Step step(StepGraph.Node node, String goal, PathWords words) {
        boolean arrives = node.step().equals(goal);
        return new PathView.Step(
                Terms.coded(node.step()),
                words.step(node.step()),
                words.number(node.people()),
                words.number(node.times()),
                words.number(node.starts()),
                words.number(node.ends()),
                arrives ? "–" : words.number(node.open()),
                arrives ? "–" : words.number(node.lost()),
                arrives ? "–" : words.share(node.lost(), node.people()));
    }

    private static List<PathView.Way> ways(StepGraph graph, PathWords words) {
        long most =
                graph.whole().commonest().stream().mapToLong(StepGraph.Way::people).max().orElse(1);
        return graph.whole().commonest().stream()
                .limit(WAYS_SHOWN)
                .map(way ->
                        new PathView.Way(
                                steps(way.steps(), words) + (way.goesOn() ? " → …" : ""),
                                words.number(way.people()),
                                words.share(way.people(), graph.people()),
                                100 * way.people() / Math.max(1, most)))
                .toList();
    }

    private static String steps(List<String> steps, PathWords words) {
        return steps.stream().map(words::step).collect(Collectors.joining(" → "));
    }

    private void people(Visit visit) {
        Frame frame = visit.frame();
        PathWords words = new PathWords(frame, currency);
        Terms terms = Terms.of(visit.query(), frame.formats());
        String step =
                visit.query()
                        .text("step")
                        .orElseThrow(() ->
                                Problem.of(Fault.INVALID_PARAMETER, "step: a step is missing.")
                                        .exception());
        Optional<String> next = visit.query().text("next");
        Where where =
                next.isPresent()
                        ? new Where.Between(step, next.get())
                        : new Where.At(step, fate(visit));
        List<ProfileId> people = desk.people(terms.asked(), where, PEOPLE_SHOWN);
        String told =
                next.map(to -> words.step(step) + " → " + words.step(to))
                        .orElseGet(() -> words.step(step));
        visit.show(
                "path/people.jte",
                frame,
                Map.of(
                        "people",
                        PathPerson.of(people, names),
                        "title",
                        told,
                        "back",
                        "/journey/paths?" + terms.query()));
    }

    private static Fate fate(Visit visit) {
        String wanted = visit.query().text("fate").orElse("did");
        return Arrays.stream(Fate.values())
                .filter(fate -> fate.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElse(Fate.DID);
    }
}
