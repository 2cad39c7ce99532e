package org.querencia.core.rule;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.event.Channels;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.event.Value;
import org.querencia.core.rule.Deed.Happening;

/// Something that must be kept of a person's events for rules to be answered: which events, and
/// what of them. Rules that need the same share it.
public record Need(Happening what, Keep keep) {

    /// Instants and values kept for a sliding window, and different values told apart: what is more
    /// is 'a thousand or more'.
    public static final int KEPT_MAX = 1_000;

    /// Intervals that make a person's rhythm.
    public static final int INTERVALS_MAX = 20;

    /// Instants of each of two events that follow each other.
    public static final int PAIRED_MAX = 100;

    private static final int KEY_BYTES = 12;

    /// One of the needs of a set of rules.
    ///
    /// @param index its place among them
    record Placed(Need need, int index) {}

    public sealed interface Keep {}

    /// How often, first and last.
    public record Tally() implements Keep {}

    /// The latest instants.
    public record Times(int most) implements Keep {}

    /// The latest values of a property: numbers, or hashes of what is only told apart.
    public record Values(String property, boolean different) implements Keep {}

    /// A property added up over all time.
    public record Amounts(String property) implements Keep {}

    /// The different values of a property over all time.
    public record Different(String property) implements Keep {}

    /// One of the former three by local day.
    ///
    /// @param days that are kept
    public record ByDay(Keep of, int days) implements Keep {}

    public record LastChannel() implements Keep {}

    public record LastPlace() implements Keep {}

    /// Names what is kept by its content, so that equal needs of any rules are the same one, and
    /// another zone is another need. The form is stored: it never changes.
    public String key(ZoneId zone) {
        String content =
                String.join(
                        "\n",
                        what.kind().text(),
                        what.filter().map(Rule::text).orElse(""),
                        form(keep),
                        zone.getId());
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String form(Keep keep) {
        return switch (keep) {
            case Tally() -> "Tally[]";
            case Times(int most) -> "Times[most=%d]".formatted(most);
            case Values(String property, boolean different) ->
                    "Values[property=%s, different=%s]".formatted(property, different);
            case Amounts(String property) -> "Amounts[property=%s]".formatted(property);
            case Different(String property) -> "Different[property=%s]".formatted(property);
            case ByDay(Keep of, int days) -> "ByDay[of=%s, days=%d]".formatted(form(of), days);
            case LastChannel() -> "LastChannel[]";
            case LastPlace() -> "LastPlace[]";
        };
    }

    /// What is kept of no event.
    Kept none() {
        return none(keep);
    }

    private static Kept none(Keep keep) {
        return switch (keep) {
            case Tally() -> Kept.Tally.NONE;
            case Times(int most) -> new Kept.Times(most, new long[0]);
            case Values _ -> new Kept.Values(KEPT_MAX, new long[0], new BigDecimal[0]);
            case Amounts _ -> Kept.Amounts.NONE;
            case Different _ -> Kept.Different.NONE;
            case ByDay(Keep _, int days) -> new Kept.ByDay(days, new TreeMap<>());
            case LastChannel() -> new Kept.Word(Optional.empty());
            case LastPlace() -> new Kept.Place(Optional.empty());
        };
    }

    /// What is kept of one event of its kind that counts and passes the filter; empty when that is
    /// nothing.
    Optional<Kept> of(Event event, Days days) {
        return of(event, keep, days);
    }

    private static Optional<Kept> of(Event event, Keep keep, Days days) {
        long at = Micros.of(event.timestamp());
        return switch (keep) {
            case Tally() -> Optional.of(Kept.Tally.once(at));
            case Times(int most) -> Optional.of(new Kept.Times(most, new long[] {at}));
            case Values(String property, boolean different) ->
                    (different
                                    ? hash(event, property).map(BigDecimal::valueOf)
                                    : number(event, property))
                            .map(value ->
                                    new Kept.Values(
                                            KEPT_MAX, new long[] {at}, new BigDecimal[] {value}));
            case Amounts(String property) -> number(event, property).map(Kept.Amounts::once);
            case Different(String property) ->
                    hash(event, property).map(hash -> new Kept.Different(new long[] {hash}));
            case ByDay(Keep inner, int most) ->
                    of(event, inner, days)
                            .map(kept -> {
                                TreeMap<Integer, Kept> day = new TreeMap<>();
                                day.put(Math.toIntExact(days.day(at).toEpochDay()), kept);
                                return new Kept.ByDay(most, day);
                            });
            case LastChannel() ->
                    Optional.of(new Kept.Word(Optional.of(Said.by(event, Channels.of(event), 0))));
            case LastPlace() ->
                    Point.of(event)
                            .map(point -> new Kept.Place(Optional.of(Said.by(event, point, 0))));
        };
    }

    private static Optional<BigDecimal> number(Event event, String property) {
        return event.properties().get(property).flatMap(Numbers::of);
    }

    private static Optional<Long> hash(Event event, String property) {
        return event.properties().get(property).flatMap(Need::told).map(Need::hash);
    }

    /// A value that can be told apart from others, as text; empty where it is none.
    static Optional<String> told(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Optional.of("t" + text);
            case Value.Num _ -> Numbers.of(value).map(number -> "n" + number.toPlainString());
            case Value.Flag(boolean flag) -> Optional.of("f" + flag);
            case Value.Nothing _, Value.Items _, Value.Fields _ -> Optional.empty();
        };
    }

    /// 64 bits (FNV-1a, and the finaliser of MurmurHash3): among a thousand values two meet once in
    /// many billions of people.
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
