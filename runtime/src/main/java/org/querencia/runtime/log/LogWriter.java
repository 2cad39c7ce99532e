package org.querencia.runtime.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.NewEntry.Remember;

/// The one writer of the log. Callers' facts wait in a queue; the writer takes all that wait,
/// stores them in one durable transaction (group commit: while one is synced to disk the next
/// gathers), answers the callers, and hands the stored facts to the pipeline.
public final class LogWriter implements Ingest, AutoCloseable {

    /// One commit's size: enough that the sync to disk costs nothing per event, small enough that
    /// nobody waits long.
    private static final int COMMIT_FACTS_MAX = 5_000;

    /// Calls that may wait; beyond it senders are asked to come back (429).
    private static final int WAITING_CALLS_MAX = 10_000;

    private static final Duration POLL = Duration.ofMillis(200);

    private record Call(
            List<? extends Fact> facts,
            List<NewEntry> entries,
            CompletableFuture<List<Appended>> answer) {}

    private final EventLog log;
    private final Handoff<List<Logged<Fact>>> toPipeline;
    private final Progress applied;
    private final BlockingQueue<Call> waiting = new ArrayBlockingQueue<>(WAITING_CALLS_MAX);
    private final Thread thread = Thread.ofPlatform().name("log-writer").unstarted(this::run);
    private volatile boolean closing;

    /// @param applied how far the pipeline has come
    public LogWriter(EventLog log, Handoff<List<Logged<Fact>>> toPipeline, Progress applied) {
        this.log = log;
        this.toPipeline = toPipeline;
        this.applied = applied;
    }

    public LogWriter start() {
        thread.start();
        return this;
    }

    @Override
    public List<Appended> append(
            List<? extends Fact> facts, Remember remember, Optional<ImportId> importId) {
        if (facts.isEmpty()) {
            return List.of();
        }
        List<NewEntry> entries = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            entries.add(entry(fact, remember, importId));
        }
        Call call = new Call(facts, entries, new CompletableFuture<>());
        if (closing) {
            throw new LogUnavailableException(
                    "the server is stopping", new IllegalStateException("closing"));
        }
        if (!waiting.offer(call)) {
            throw new LogOverloadedException(
                    "%d calls wait to be stored already; try again in a second"
                            .formatted(WAITING_CALLS_MAX));
        }
        if (!thread.isAlive() && waiting.remove(call)) {
            fail(call, new IllegalStateException("the server has stopped"));
        }
        return answer(call);
    }

    @Override
    public boolean awaitApplied(Position position, long millisMax) {
        return applied.await(position, millisMax);
    }

    /// Stores what waits, then ends.
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        waiting.forEach(call -> fail(call, new IllegalStateException("the server is stopping")));
    }

    private void run() {
        List<Call> calls = new ArrayList<>();
        while (!closing || !waiting.isEmpty()) {
            calls.clear();
            try {
                gather(calls);
            } catch (InterruptedException stopping) {
                closing = true;
            }
            if (!calls.isEmpty()) {
                store(calls);
            }
        }
    }

    private void gather(List<Call> calls) throws InterruptedException {
        Call next = waiting.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
        int facts = 0;
        while (next != null) {
            calls.add(next);
            facts += next.facts().size();
            next = facts >= COMMIT_FACTS_MAX ? null : waiting.poll();
        }
    }

    private void store(List<Call> calls) {
        List<NewEntry> entries = new ArrayList<>();
        calls.forEach(call -> entries.addAll(call.entries()));
        List<Appended> answers;
        try {
            answers = log.append(entries);
        } catch (RuntimeException notStored) {
            calls.forEach(call -> fail(call, notStored));
            return;
        }
        List<Logged<Fact>> stored = new ArrayList<>(entries.size());
        int from = 0;
        for (Call call : calls) {
            List<Appended> own = List.copyOf(answers.subList(from, from + call.facts().size()));
            from += own.size();
            collectStored(call, own, stored);
            call.answer().complete(own);
        }
        handOn(stored);
    }

    private static void collectStored(Call call, List<Appended> own, List<Logged<Fact>> stored) {
        for (int i = 0; i < own.size(); i++) {
            switch (own.get(i)) {
                case Appended.Stored(Position position) ->
                        stored.add(new Logged<>(position, call.facts().get(i)));
                case Appended.Duplicate(), Appended.Suppressed() -> {}
            }
        }
    }

    private void handOn(List<Logged<Fact>> stored) {
        if (!stored.isEmpty()) {
            Position first = stored.getFirst().position();
            toPipeline.give(
                    new Handoff.Batch<>(
                            new Position(first.value() - 1),
                            stored.getLast().position(),
                            stored.size(),
                            stored));
        }
    }

    /// Written on the caller's thread: the writer's own has enough to do.
    private static NewEntry entry(Fact fact, Remember remember, Optional<ImportId> importId) {
        return new NewEntry(
                fact.origin().source(),
                fact.messageId(),
                fact.receivedAt(),
                FactCodec.kind(fact),
                FactCodec.write(fact),
                remember,
                importId,
                fact instanceof Retraction retraction
                        ? Optional.of(retraction.importId())
                        : Optional.empty());
    }

    private static List<Appended> answer(Call call) {
        try {
            return call.answer().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof LogUnavailableException unavailable
                    ? unavailable
                    : new LogUnavailableException("the log did not store", failed);
        }
    }

    private static void fail(Call call, RuntimeException cause) {
        call.answer().completeExceptionally(cause);
    }
}
