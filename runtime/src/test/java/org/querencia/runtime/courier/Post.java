package org.querencia.runtime.courier;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Watch;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Cause;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.segment.Passage;
import org.querencia.runtime.alarm.AlarmStore;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.memory.MemoryAlarms;
import org.querencia.runtime.memory.MemoryEndpoints;
import org.querencia.runtime.memory.MemoryMail;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Segmented;

/// One endpoint `crm` over memory, and who answers there: as told, else 200.
///
/// The n-th movement is caused at position n, n seconds after the start.
final class Post implements Poster {

    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

    private final MemoryState state = new MemoryState();
    private final MemoryEndpoints endpoints = new MemoryEndpoints();
    private final MemoryAlarms alarms = MemoryAlarms.beside(state, new MemoryMail());
    private final Delivery delivery =
            new Delivery(
                    endpoints,
                    new Newsroom(state.memberships(), state.passages(), alarms),
                    this,
                    this::now,
                    () -> 0L);
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final List<Map<String, String>> headers = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private int usual = 200;
    private int left = Integer.MAX_VALUE;
    private long moved;
    private Instant now = START;

    /// The server is killed.
    private static final class DiedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void endpoint(Set<String> segments) {
        endpoint(Set.of(Topic.SEGMENTS), segments);
    }

    void endpoint(Set<Topic> topics, Set<String> segments) {
        endpoints.add(
                new Endpoint(
                        "crm",
                        URI.create("https://crm.example/hooks"),
                        topics,
                        new TreeSet<>(segments),
                        Endpoint.State.ACTIVE,
                        "",
                        Secrets.drawn(new Random(1)),
                        START),
                Progress.at(0, Position.START));
    }

    Endpoint endpoint() {
        return endpoints.find("crm").orElseThrow();
    }

    Progress progress() {
        return endpoints.progress("crm").orElseThrow();
    }

    /// Somebody enters each of these.
    void moved(String... segments) {
        for (String segment : segments) {
            moved++;
            enter(moved, segment);
        }
    }

    private void enter(long position, String segment) {
        Movement entered =
                new Movement.Entered(
                        Occasion.time(new ProfileId(new UUID(0, 1)), new Position(position)),
                        at(position),
                        segment,
                        1);
        state.commit(
                Change.of(
                        state.applied(),
                        new Segmented(Map.of(), Map.of(), List.of(entered), List.of(), Set.of())));
    }

    /// Somebody passes into a stage, caused at the next position.
    void passed(String stage, Cause cause) {
        moved++;
        Occasion occasion =
                new Occasion(
                        new ProfileId(new UUID(0, 1)),
                        new AnchorId(new UUID(0, 1)),
                        new Position(moved),
                        cause);
        Passage passage =
                new Passage(
                        occasion,
                        at(moved),
                        "journey",
                        1,
                        Optional.empty(),
                        Optional.of(stage),
                        1,
                        Duration.ZERO);
        state.commit(
                Change.of(
                        state.applied(),
                        new Segmented(Map.of(), Map.of(), List.of(), List.of(passage), Set.of())));
    }

    /// An alarm is raised, goes on, or ends.
    void rings(Alarm alarm) {
        Watch watch =
                new Watch(alarm.sensor(), 1, Optional.empty(), Optional.empty(), Optional.empty());
        alarms.save(new AlarmStore.Looked(watch, now, ""), List.of(alarm), List.of());
    }

    /// Types of what was posted.
    List<String> types() {
        return bodies.stream()
                .map(body ->
                        ((Fields) ValueCodec.read(body.getBytes(StandardCharsets.UTF_8)))
                                .text("type")
                                .orElse(""))
                .toList();
    }

    void madeAnew(String... segments) {
        state.reset(state.applied());
        long position = 0;
        for (String segment : segments) {
            position++;
            enter(position, segment);
        }
    }

    Instant at(long movement) {
        return START.plusSeconds(movement);
    }

    void answers(Integer... status) {
        answers.addAll(List.of(status));
    }

    void always(int status) {
        usual = status;
    }

    void dieAfter(int posts) {
        left = posts;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void deliver() {
        delivery.run("crm", () -> false);
    }

    void deliverAndDie() {
        try {
            deliver();
            throw new IllegalStateException("it lives");
        } catch (DiedException killed) {
            left = Integer.MAX_VALUE;
        }
    }

    Attempt test() {
        return delivery.test(endpoint(), "test_1");
    }

    void pause() {
        set(Endpoint.State.PAUSED);
    }

    void resume() {
        set(Endpoint.State.ACTIVE);
    }

    private void set(Endpoint.State state) {
        Endpoint one = endpoint();
        endpoints.save(
                new Endpoint(
                        one.key(),
                        one.url(),
                        one.topics(),
                        one.segments(),
                        state,
                        "",
                        one.secrets(),
                        START));
    }

    void replay(Instant from, Instant until) {
        endpoints.replay("crm", new Progress.Replay(0, progress().number(), from, until));
    }

    void replay(long number) {
        endpoints.replay("crm", Progress.Replay.of(number));
    }

    /// What was posted: the position of what happened, and the segment.
    List<String> told() {
        return bodies.stream()
                .map(body ->
                        ((Fields) ValueCodec.read(body.getBytes(StandardCharsets.UTF_8)))
                                .fields("data"))
                .map(data ->
                        data.text("position").orElse("") + " " + data.text("segment").orElse(""))
                .toList();
    }

    String body(int index) {
        return bodies.get(index);
    }

    List<String> ids() {
        return header("webhook-id");
    }

    List<String> signedAt() {
        return header("webhook-timestamp");
    }

    List<Attempt.Kind> kinds() {
        return endpoints.tries("crm", Optional.empty(), 100).reversed().stream()
                .map(kept -> kept.attempt().kind())
                .toList();
    }

    List<String> details() {
        return endpoints.tries("crm", Optional.empty(), 100).reversed().stream()
                .map(kept -> kept.attempt().detail())
                .toList();
    }

    void forget(Instant before) {
        state.memberships().forget(before);
    }

    private List<String> header(String name) {
        return headers.stream().map(one -> one.getOrDefault(name, "")).toList();
    }

    private Instant now() {
        return now;
    }

    @Override
    public Answer post(URI url, Map<String, String> sent, byte[] body) {
        if (left == 0) {
            throw new DiedException();
        }
        left--;
        headers.add(sent);
        bodies.add(new String(body, StandardCharsets.UTF_8));
        int status = answers.isEmpty() ? usual : answers.removeFirst();
        return status == 0
                ? new Answer.Silent("no answer in time")
                : new Answer.Answered(status, Optional.empty(), "");
    }
}
