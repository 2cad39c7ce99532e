package org.querencia.runtime.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;

/// Keeps each source to its rate: a bucket of events per source, refilled all the time. A request
/// is let in while anything is left and may take more than that, since a batch cannot be cut; the
/// next one then waits for the debt to be paid.
public final class Throttle {

    /// How many seconds' worth may come at once.
    private static final int BURST_SECONDS = 5;

    private record Bucket(double left, Instant at) {}

    private final Map<SourceKey, Bucket> buckets = new ConcurrentHashMap<>();

    /// The seconds until a request of this source may come; 0 when it may now.
    public int secondsToWait(Source source, Instant now) {
        double missing = 1 - left(source, buckets.get(source.key()), now);
        return missing <= 0 ? 0 : (int) Math.ceil(missing / rate(source));
    }

    public void take(Source source, int events, Instant now) {
        buckets.compute(
                source.key(), (_, bucket) -> new Bucket(left(source, bucket, now) - events, now));
    }

    private static double left(Source source, @Nullable Bucket bucket, Instant now) {
        double full = rate(source) * BURST_SECONDS;
        if (bucket == null) {
            return full;
        }
        double seconds = Math.max(0, Duration.between(bucket.at(), now).toNanos() / 1e9);
        return Math.min(full, bucket.left() + seconds * rate(source));
    }

    private static double rate(Source source) {
        return Math.max(1, source.eventsPerSecond());
    }
}
