package org.querencia.core.rule;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths on the earth as people write them: `500m`, `3 km`.
public final class Distance {

    /// Half around the earth, in metres; from 1 on.
    public static final long METRES_MAX = 20_100_000;

    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,8}(?:[.][0-9]{1,3})?) ?(m|km)");
    private static final double KILOMETRE = 1_000;

    private Distance() {}

    /// In whole metres, which may be out of bounds; empty when it is none.
    static OptionalLong written(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        double number = Double.parseDouble(matcher.group(1));
        return OptionalLong.of(
                Math.round(matcher.group(2).equals("km") ? number * KILOMETRE : number));
    }

    /// In metres, from 1 to [#METRES_MAX]; empty when it is none of those.
    public static OptionalLong metres(String text) {
        OptionalLong metres = written(text);
        return metres.isPresent() && isWithin(metres.getAsLong()) ? metres : OptionalLong.empty();
    }

    static boolean isWithin(long metres) {
        return metres >= 1 && metres <= METRES_MAX;
    }
}
