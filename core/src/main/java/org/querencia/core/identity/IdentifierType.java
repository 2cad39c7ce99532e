package org.querencia.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A kind of identifier and how it is treated.
///
/// @param key its name, such as `email`: 1 to 64 letters, digits, `.`, `_` or `-`
/// @param limit how many values of it one person has at most, 1 to [#LIMIT_MAX]
/// @param priority the lowest names the event's anchor, equal ones go by key; in a conflict the
///   highest gives way
/// @param blocked values that name nobody, whatever their case
/// @param blockedPatterns regular expressions; a value that one of them matches whole names nobody
public record IdentifierType(
        String key,
        Normaliser normaliser,
        int limit,
        int priority,
        Strength strength,
        Set<String> blocked,
        List<String> blockedPatterns) {

    public static final int LIMIT_MAX = 100;
    public static final int BLOCKED_MAX = 10_000;

    /// What programs send when they mean nobody: Segment's blocked values and PostHog's illegal
    /// distinct ids.
    public static final Set<String> NOBODY =
            Set.of(
                    "-1",
                    "null",
                    "anonymous",
                    "guest",
                    "undefined",
                    "true",
                    "false",
                    "none",
                    "nan",
                    "[object object]",
                    "0",
                    "id",
                    "email",
                    "distinct_id",
                    "distinctid",
                    "not_authenticated");

    /// Zeros and dashes only: an unset number or UUID.
    public static final String ZEROS = "^[0-]*$";

    static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public IdentifierType {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "identifier type '%s': expected 1 to 64 letters, digits, '.', '_' or '-'"
                            .formatted(key));
        }
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "identifier type '%s': limit %d is not between 1 and %d"
                            .formatted(key, limit, LIMIT_MAX));
        }
        if (blocked.size() + blockedPatterns.size() > BLOCKED_MAX) {
            throw new IllegalArgumentException(
                    "identifier type '%s': more than %d blocked values"
                            .formatted(key, BLOCKED_MAX));
        }
        Set<String> lowered = new TreeSet<>();
        blocked.forEach(value -> lowered.add(value.toLowerCase(Locale.ROOT)));
        blocked = Set.copyOf(lowered);
        blockedPatterns = List.copyOf(blockedPatterns);
        blockedPatterns.forEach(pattern -> compile(key, pattern));
    }

    /// How much it says that two events share a value of this type.
    public enum Strength {
        /// It names a person or a contact of one.
        STRONG,
        /// It names a device or browser, which strangers may use one after the other.
        WEAK
    }

    /// With the usual blocked values.
    public static IdentifierType of(
            String key, Normaliser normaliser, int limit, int priority, Strength strength) {
        return new IdentifierType(
                key, normaliser, limit, priority, strength, NOBODY, List.of(ZEROS));
    }

    public IdentifierType blocking(String pattern) {
        List<String> patterns = new ArrayList<>(blockedPatterns);
        patterns.add(pattern);
        return new IdentifierType(key, normaliser, limit, priority, strength, blocked, patterns);
    }

    static Pattern compile(String key, String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "identifier type '%s': blocked pattern '%s' is no regular expression: %s"
                            .formatted(key, pattern, wrong.getDescription()),
                    wrong);
        }
    }
}
