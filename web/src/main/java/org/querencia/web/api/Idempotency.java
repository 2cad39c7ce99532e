package org.querencia.web.api;

import static io.helidon.http.HeaderNames.AUTHORIZATION;
import static io.helidon.http.HeaderNames.COOKIE;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.event.Value;
import org.querencia.runtime.access.IdempotencyKeys;
import org.querencia.runtime.access.IdempotencyKeys.Answer;
import org.querencia.runtime.access.IdempotencyKeys.Claim;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Does a write once per `Idempotency-Key`, and gives every repetition the first answer.
final class Idempotency {
    static final HeaderName HEADER = HeaderNames.create("Idempotency-Key");

    private final IdempotencyKeys keys;
    private final InstantSource clock;

    Idempotency(IdempotencyKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// The answer of `write`, now or as it was the first time. Only answers that say it is done are
    /// kept: a refusal may be mended and sent again under the same key.
    Reply once(Call call, Supplier<Reply> write) {
        Optional<String> key = call.request().headers().first(HEADER);
        if (key.isEmpty()) {
            return write.get();
        }
        IdempotencyKeys.Request request =
                new IdempotencyKeys.Request(
                        call.caller().name(), checked(key.get()), fingerprint(call));
        return switch (keys.claim(request, clock.instant())) {
            case Claim.Fresh _ -> fresh(request, write);
            case Claim.Answered(Answer(int status, String body)) ->
                    repeated(status, ValueCodec.read(Call.utf8(body)));
            case Claim.InProgress _ ->
                    throw Problem.of(
                                    Fault.IN_PROGRESS,
                                    "A request with this Idempotency-Key is being answered; ask"
                                            + " again in a moment.")
                            .exception();
            case Claim.UsedOtherwise _ ->
                    throw Problem.at(
                                    Fault.KEY_REUSED,
                                    "Idempotency-Key",
                                    "This Idempotency-Key came before with another request; make a"
                                            + " new one for each thing to do.")
                            .exception();
        };
    }

    private static Reply repeated(int status, Value body) {
        return new Reply.Json(status, body, body);
    }

    private Reply fresh(IdempotencyKeys.Request request, Supplier<Reply> write) {
        boolean kept = false;
        try {
            Reply reply = write.get();
            if (reply instanceof Reply.Json(int status, _, Value remembered)) {
                String text = new String(ValueCodec.write(remembered), StandardCharsets.UTF_8);
                keys.answered(request, new Answer(status, text));
                kept = true;
            }
            return reply;
        } finally {
            if (!kept) {
                keys.release(request);
            }
        }
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > IdempotencyKeys.KEY_LENGTH_MAX) {
            throw Call.bad(
                    "Idempotency-Key",
                    "expected 1 to %d characters".formatted(IdempotencyKeys.KEY_LENGTH_MAX));
        }
        return key;
    }

    /// A hash of the request that also holds the caller's own secret: without it nobody can guess a
    /// password from what is stored.
    private static String fingerprint(Call call) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            String line =
                    call.request().prologue().method().text()
                            + " "
                            + call.request().path().path()
                            + "?"
                            + call.request().query().rawValue()
                            + "\n";
            sha.update(Call.utf8(call.request().headers().first(AUTHORIZATION).orElse("")));
            sha.update(Call.utf8(call.request().headers().first(COOKIE).orElse("")));
            sha.update(Call.utf8(line));
            return HexFormat.of().formatHex(sha.digest(call.bytes()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
