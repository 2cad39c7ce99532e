package org.querencia.runtime.collect;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Knows crawlers, previews and monitors by what they call themselves. The list is `bots.txt`, one
/// pattern a line; answers are remembered, since few user agents send most events.
final class Bots {

    private static final int USER_AGENT_LENGTH_MAX = 512;

    private static final Pattern NAMES = Pattern.compile(list(), Pattern.CASE_INSENSITIVE);

    private static final LoadingCache<String, Boolean> KNOWN =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .build(userAgent -> NAMES.matcher(userAgent).find());

    private Bots() {}

    static boolean isBot(String userAgent) {
        return !userAgent.isEmpty()
                && KNOWN.get(
                        userAgent.length() > USER_AGENT_LENGTH_MAX
                                ? userAgent.substring(0, USER_AGENT_LENGTH_MAX)
                                : userAgent);
    }

    private static String list() {
        try (InputStream file =
                Objects.requireNonNull(Bots.class.getResourceAsStream("bots.txt"), "bots.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.joining("|"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
