package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.access.IdempotencyKeys;

/// Idempotency keys in memory.
public final class MemoryIdempotencyKeys implements IdempotencyKeys {

    private record Kept(String fingerprint, Instant at, Optional<Answer> answer) {}

    private final Map<List<String>, Kept> kept = new HashMap<>();

    @Override
    public synchronized Claim claim(Request request, Instant now) {
        kept.values()
                .removeIf(old ->
                        !now.isBefore(
                                old.at().plus(old.answer().isPresent() ? KEPT : ABANDONED_AFTER)));
        Kept before = kept.get(name(request));
        if (before == null) {
            kept.put(name(request), new Kept(request.fingerprint(), now, Optional.empty()));
            return new Claim.Fresh();
        }
        if (!before.fingerprint().equals(request.fingerprint())) {
            return new Claim.UsedOtherwise();
        }
        return before.answer().<Claim>map(Claim.Answered::new).orElseGet(Claim.InProgress::new);
    }

    @Override
    public synchronized void answered(Request request, Answer answer) {
        kept.computeIfPresent(
                name(request),
                (_, claimed) -> new Kept(claimed.fingerprint(), claimed.at(), Optional.of(answer)));
    }

    @Override
    public synchronized void release(Request request) {
        kept.remove(name(request));
    }

    private static List<String> name(Request request) {
        return List.of(request.caller(), request.key());
    }
}
