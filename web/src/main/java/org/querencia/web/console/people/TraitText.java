package org.querencia.web.console.people;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.event.Value;
import org.querencia.core.profile.Place;
import org.querencia.core.profile.Touch;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.http.Json;

/// What is known of somebody, as text.
public final class TraitText {

    private TraitText() {}

    /// As shown.
    public static String of(Value value, Frame frame) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(var number) -> frame.formats().number(number);
            case Value.Flag(boolean flag) -> frame.text(flag ? "flag.yes" : "flag.no");
            case Value.Nothing _ -> "";
            case Value.Items(var items) ->
                    items.stream().map(item -> of(item, frame)).collect(Collectors.joining(", "));
            case Value.Fields(var fields) ->
                    fields.values().stream()
                            .map(inner -> of(inner, frame))
                            .collect(Collectors.joining(", "));
        };
    }

    /// As typed to correct it: text as it is, anything else as JSON.
    public static String typed(Value value) {
        return value instanceof Value.Text(String text)
                ? text
                : new String(Json.bytes(value), StandardCharsets.UTF_8);
    }

    public static String day(DayOfWeek day, Frame frame) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, frame.texts().locale());
    }

    public static String place(Place place) {
        return joined(place.city(), place.region(), place.country(), place.device());
    }

    public static String touch(Touch touch) {
        return joined(touch.source(), touch.medium(), touch.campaign(), touch.referrer());
    }

    private static String joined(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" · "));
    }
}
