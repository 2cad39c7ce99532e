package org.querencia.runtime.courier;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A system of others that is told what happens.
///
/// @param key names it for ever: lower case letters, digits, `-` and `_`
/// @param url where its messages are posted, `https` or `http`; at most [#URL_LENGTH_MAX]
///   characters
/// @param topics what it hears of, at least one
/// @param segments keys of those it hears of; empty for all
/// @param why it was stopped, for people; empty unless it was
/// @param secrets what its messages are signed with
public record Endpoint(
        String key,
        URI url,
        Set<Topic> topics,
        SortedSet<String> segments,
        State state,
        String why,
        Secrets secrets,
        Instant madeAt) {

    public static final int URL_LENGTH_MAX = 2_000;

    /// Endpoints of a workspace: each reads all there is to tell.
    public static final int ENDPOINTS_MAX = 50;

    public static final int SEGMENTS_MAX = 200;

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    public enum State {
        ACTIVE,
        /// By hand: what happens meanwhile is told when it goes on.
        PAUSED,
        /// By itself: it said that it is gone, or failed through the whole schedule. What happens
        /// meanwhile is told when somebody makes it go on.
        STOPPED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Endpoint {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "webhook '%s': a key is up to 63 of a-z, 0-9, '-' and '_', the first a letter or digit"
                            .formatted(key));
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("https", "http").contains(scheme)
                || url.getHost() == null
                || url.getUserInfo() != null
                || url.getFragment() != null
                || url.toString().length() > URL_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "webhook '%s': '%s' is no address such as https://crm.example/hooks, without user and fragment"
                            .formatted(key, url));
        }
        if (segments.size() > SEGMENTS_MAX) {
            throw new IllegalArgumentException(
                    "webhook '%s': %d segments; at most %d may be named, none means all"
                            .formatted(key, segments.size(), SEGMENTS_MAX));
        }
        if (topics.isEmpty()) {
            throw new IllegalArgumentException(
                    "webhook '%s': it hears of nothing; expected segments, stages or alarms"
                            .formatted(key));
        }
        topics = Collections.unmodifiableSet(EnumSet.copyOf(topics));
        segments = Collections.unmodifiableSortedSet(new TreeSet<>(segments));
    }

    /// One that hears of segments alone.
    public Endpoint(
            String key,
            URI url,
            SortedSet<String> segments,
            State state,
            String why,
            Secrets secrets,
            Instant madeAt) {
        this(key, url, Set.of(Topic.SEGMENTS), segments, state, why, secrets, madeAt);
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    boolean hearsOf(News news) {
        return topics.contains(news.topic())
                && (news.topic() != Topic.SEGMENTS
                        || segments.isEmpty()
                        || segments.contains(news.segment()));
    }

    Endpoint with(Secrets other) {
        return new Endpoint(key, url, topics, segments, state, why, other, madeAt);
    }
}
