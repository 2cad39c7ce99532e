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
import java.util.concurrent.atomic.AtomicLong;
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
///
/// While nothing comes it makes sure every second that something could ([#storing]).
public final class LogWriter implements Ingest, AutoCloseable {

    /// One commit's size: enough that the sync to disk costs nothing per event, small enough that
    /// nobody waits long.
    private static final int COMMIT_FACTS_MAX = 5_000;

    /// Calls that may wait; beyond it senders are asked to come back (429).
    private static final int WAITING_CALLS_MAX = 10_000;

    /// Payloads that may wait or be at work, in bytes; beyond it senders are asked to come back.
    /// With the facts they were written from it is some 200 MB of memory.
    private static final long WAITING_BYTES_MAX = 64L << 20;

    private static final Duration POLL = Duration.ofMillis(200);

    private record Call(
            List<? extends Fact> facts,
            List<NewEntry> entries,
            long bytes,
            CompletableFuture<List<Appended>> answer) {}

    private final EventLog log;
    private final Handoff<List<Logged<Fact>>> toPipeline;
    private final Progress applied;
    private final BlockingQueue<Call> waiting = new ArrayBlockingQueue<>(WAITING_CALLS_MAX);
    private final AtomicLong waitingBytes = new AtomicLong();
    private final long waitingBytesMax;
    private final Watch watch;
    private final Thread thread = Thread.ofPlatform().name("log-writer").unstarted(this::run);
    private volatile boolean closing;

    /// @param applied how far the pipeline has come
    public LogWriter(EventLog log, Handoff<List<Logged<Fact>>> toPipeline, Progress applied) {
        this(log, toPipeline, applied, WAITING_BYTES_MAX);
    }

    LogWriter(
            EventLog log,
            Handoff<List<Logged<Fact>>> toPipeline,
            Progress applied,
            long waitingBytesMax) {
        this.log = log;
        this.toPipeline = toPipeline;
        this.applied = applied;
        this.waitingBytesMax = waitingBytesMax;
        this.watch = new Watch(log);
    }

    public LogWriter start() {
        thread.start();
        return this;
    }

    /// Whether what comes is stored. Safe from any thread; costs nothing.
    public Storing storing() {
        return thread.isAlive() ? watch.storing() : new Storing(false, "the writer has stopped");
    }

    /// Of payloads, in line or at work.
    long bytesWaiting() {
        return waitingBytes.get();
    }

    @Override
    public List<Appended> append(
            List<? extends Fact> facts, Remember remember, Optional<ImportId> importId) {
        if (facts.isEmpty()) {
            return List.of();
        }
        List<NewEntry> entries = new ArrayList<>(facts.size());
        long bytes = 0;
        for (Fact fact : facts) {
            NewEntry entry = entry(fact, remember, importId);
            bytes += entry.payload().length;
            entries.add(entry);
        }
        Call call = new Call(facts, entries, bytes, new CompletableFuture<>());
        if (closing) {
            throw new LogUnavailableException(
                    "the server is stopping", new IllegalStateException("closing"));
        }
        line(call);
        try {
            if (!thread.isAlive() && waiting.remove(call)) {
                fail(call, new IllegalStateException("the server has stopped"));
            }
            return answer(call);
        } finally {
            waitingBytes.addAndGet(-bytes);
        }
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

    /// Puts the call in line. One alone may be bigger than the bound, else it could never be
    /// stored.
    private void line(Call call) {
        long before = waitingBytes.getAndAdd(call.bytes());
        if (before > 0 && before + call.bytes() > waitingBytesMax) {
            waitingBytes.addAndGet(-call.bytes());
            throw new LogOverloadedException(
                    "%,d bytes wait to be stored already; try again in a second".formatted(before));
        }
        if (!waiting.offer(call)) {
            waitingBytes.addAndGet(-call.bytes());
            throw new LogOverloadedException(
                    "%d calls wait to be stored already; try again in a second"
                            .formatted(WAITING_CALLS_MAX));
        }
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
            } else if (watch.isDue() && watch.probe()) {
                toPipeline.reached(log.head());
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

    /// Whatever is thrown, an error too, the callers are answered and the writer goes on.
    private void store(List<Call> calls) {
        List<Logged<Fact>> stored = new ArrayList<>();
        try {
            List<NewEntry> entries = new ArrayList<>();
            calls.forEach(call -> entries.addAll(call.entries()));
            List<Appended> answers = watch.appended(entries);
            int from = 0;
            for (Call call : calls) {
                List<Appended> own = List.copyOf(answers.subList(from, from + call.facts().size()));
                from += own.size();
                collectStored(call, own, stored);
                call.answer().complete(own);
            }
        } catch (RuntimeException | Error notStored) {
            calls.forEach(call -> fail(call, notStored));
            return;
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

    /// The log may have come further than what was handed on: a batch whose fate was in doubt was
    /// stored after all, and the senders' retry finds it there.
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
        toPipeline.reached(log.head());
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

    private static void fail(Call call, Throwable cause) {
        call.answer().completeExceptionally(cause);
    }
}
