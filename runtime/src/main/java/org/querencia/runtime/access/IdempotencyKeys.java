package org.querencia.runtime.access;

import java.time.Duration;
import java.time.Instant;

/// Remembers the answers to writes that came with an `Idempotency-Key`, so that a repeated request
/// gets the same answer and is not done twice. Safe from any thread.
public interface IdempotencyKeys {

    /// How long an answer is remembered.
    Duration KEPT = Duration.ofHours(24);

    /// A request that was begun so long ago and never answered died with its server; its key is
    /// free again.
    Duration ABANDONED_AFTER = Duration.ofMinutes(2);

    int KEY_LENGTH_MAX = 255;

    /// Takes the key for this request, or says why not. Of two calls at once one gets
    /// [Claim.Fresh].
    Claim claim(Request request, Instant now);

    /// Keeps the answer of a request whose claim was fresh.
    void answered(Request request, Answer answer);

    /// Gives a fresh claim back: the request failed before it did anything.
    void release(Request request);

    /// @param caller keys of different callers never meet
    /// @param key as the caller made it; 1 to [#KEY_LENGTH_MAX] characters
    /// @param fingerprint a hash of method, path and body: the same key with another fingerprint is
    ///   a mistake of the caller
    record Request(String caller, String key, String fingerprint) {}

    /// @param body JSON
    record Answer(int status, String body) {}

    sealed interface Claim {
        record Fresh() implements Claim {}

        record InProgress() implements Claim {}

        record Answered(Answer answer) implements Claim {}

        record UsedOtherwise() implements Claim {}
    }
}
