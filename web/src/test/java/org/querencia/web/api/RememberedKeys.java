package org.querencia.web.api;

import java.time.Instant;
import java.util.Optional;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.IdempotencyKeys;
import org.querencia.runtime.memory.MemoryIdempotencyKeys;

/// Idempotency keys in memory that can be put back to where the last request was begun and not yet
/// answered.
final class RememberedKeys implements IdempotencyKeys {
    private final IdempotencyKeys kept = new MemoryIdempotencyKeys();
    private Optional<Request> last = Optional.empty();

    synchronized void begunAnew() {
        Request request = last.orElseThrow();
        kept.release(request);
        kept.claim(request, Events.NOON);
    }

    @Override
    public synchronized Claim claim(Request request, Instant now) {
        last = Optional.of(request);
        return kept.claim(request, now);
    }

    @Override
    public void answered(Request request, Answer answer) {
        kept.answered(request, answer);
    }

    @Override
    public void release(Request request) {
        kept.release(request);
    }
}
