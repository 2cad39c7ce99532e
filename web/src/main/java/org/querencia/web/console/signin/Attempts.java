package org.querencia.web.console.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Locale;
import org.querencia.web.console.frame.RefusedException;

/// Slows down guessing: after some failures an e-mail must wait.
final class Attempts {
    private static final int FAILURES_MAX = 8;
    private static final Duration WAIT = Duration.ofMinutes(10);
    private static final int EMAILS_MAX = 10_000;

    private final Cache<String, Integer> failures =
            Caffeine.newBuilder().maximumSize(EMAILS_MAX).expireAfterWrite(WAIT).build();

    void requireFew(String email) {
        if (failures.asMap().getOrDefault(key(email), 0) >= FAILURES_MAX) {
            throw new RefusedException("refused.attempts", WAIT.toMinutes());
        }
    }

    void failed(String email) {
        failures.asMap().merge(key(email), 1, Integer::sum);
    }

    void succeeded(String email) {
        failures.invalidate(key(email));
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
