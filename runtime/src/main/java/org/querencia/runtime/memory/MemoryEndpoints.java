package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.querencia.runtime.courier.Attempt;
import org.querencia.runtime.courier.Endpoint;
import org.querencia.runtime.courier.Endpoints;
import org.querencia.runtime.courier.Progress;

/// Endpoints in memory.
public final class MemoryEndpoints implements Endpoints {

    private static final class Row {
        private Endpoint endpoint;
        private Progress progress;
        private long tries;
        private final List<Kept> kept = new ArrayList<>();

        Row(Endpoint endpoint, Progress progress) {
            this.endpoint = endpoint;
            this.progress = progress;
        }

        void keep(List<Attempt> tried) {
            tried.forEach(attempt -> kept.addFirst(new Kept(++tries, attempt)));
            kept.removeIf(one -> one.number() <= tries - Attempt.KEPT);
        }
    }

    private final SortedMap<String, Row> rows = new TreeMap<>();

    private Optional<Row> row(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public synchronized List<Endpoint> all() {
        return rows.values().stream().map(row -> row.endpoint).toList();
    }

    @Override
    public synchronized Optional<Endpoint> find(String key) {
        return row(key).map(row -> row.endpoint);
    }

    @Override
    public synchronized boolean add(Endpoint endpoint, Progress progress) {
        return rows.putIfAbsent(endpoint.key(), new Row(endpoint, progress)) == null;
    }

    @Override
    public synchronized void save(Endpoint endpoint) {
        row(endpoint.key()).ifPresent(row -> row.endpoint = endpoint);
    }

    @Override
    public synchronized void stop(String key, String why) {
        row(key).ifPresent(row -> row.endpoint = stopped(row.endpoint, why));
    }

    private static Endpoint stopped(Endpoint one, String why) {
        return new Endpoint(
                one.key(),
                one.url(),
                one.topics(),
                one.segments(),
                Endpoint.State.STOPPED,
                why,
                one.secrets(),
                one.madeAt());
    }

    @Override
    public synchronized void delete(String key) {
        rows.remove(key);
    }

    @Override
    public synchronized Optional<Progress> progress(String key) {
        return row(key).map(row -> row.progress);
    }

    @Override
    public synchronized void note(
            String key, Progress before, Progress after, List<Attempt> tried) {
        row(key).ifPresent(row -> {
            Optional<Progress.Replay> replay =
                    before.replay().equals(after.replay()) ? row.progress.replay() : after.replay();
            row.progress =
                    new Progress(
                            after.number(), after.position(), after.failed(), after.next(), replay);
            row.keep(tried);
        });
    }

    @Override
    public synchronized void keep(String key, List<Attempt> tried) {
        row(key).ifPresent(row -> row.keep(tried));
    }

    @Override
    public synchronized void replay(String key, Progress.Replay replay) {
        row(key).ifPresent(row -> row.progress = with(row.progress, Optional.of(replay)));
    }

    @Override
    public synchronized void hurry(String key) {
        row(key).ifPresent(row ->
                row.progress =
                        new Progress(
                                row.progress.number(),
                                row.progress.position(),
                                row.progress.failed(),
                                Optional.<Instant>empty(),
                                row.progress.replay()));
    }

    private static Progress with(Progress one, Optional<Progress.Replay> replay) {
        return new Progress(one.number(), one.position(), one.failed(), one.next(), replay);
    }

    @Override
    public synchronized List<Kept> tries(String key, Optional<Long> before, int limit) {
        return row(key).stream()
                .flatMap(row -> row.kept.stream())
                .filter(one -> before.isEmpty() || one.number() < before.get())
                .limit(limit)
                .toList();
    }
}
