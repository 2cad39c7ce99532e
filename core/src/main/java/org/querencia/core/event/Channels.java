package org.querencia.core.event;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Value.Fields;

/// Through which channel something happened: as the event says itself (`properties.channel` or
/// `context.channel`), else as its device tells: `app`, `web` or `server`.
public final class Channels {

    public static final String WEB = "web";
    public static final String APP = "app";
    public static final String SERVER = "server";

    static final int LENGTH_MAX = 40;

    /// Their `channel` is what they are about, not the way they came.
    private static final Set<String> ABOUT_A_CHANNEL =
            Set.of("consent given", "consent withdrawn", "marketing spend", "cost recorded");

    private Channels() {}

    public static String of(Event event) {
        return told(event).orElseGet(() -> byDevice(event));
    }

    /// The channel the sender named; lower case.
    public static Optional<String> told(Event event) {
        Optional<String> named =
                event.properties().text("channel").filter(_ -> !isAboutAChannel(event));
        return (named.isPresent() ? named : event.context().text("channel"))
                .map(text -> Texts.cut(text.strip().toLowerCase(Locale.ROOT), LENGTH_MAX));
    }

    private static boolean isAboutAChannel(Event event) {
        return event.type() == Event.Type.TRACK
                && ABOUT_A_CHANNEL.contains(event.name().toLowerCase(Locale.ROOT));
    }

    /// Segment's mobile libraries send `context.app` and `context.device`, its browser library
    /// `context.page` and `context.userAgent`; servers send neither, or a page they were asked for.
    public static String byDevice(Event event) {
        Fields context = event.context();
        if (event.type() == Event.Type.SCREEN
                || !context.fields("app").isEmpty()
                || !context.fields("device").isEmpty()) {
            return APP;
        }
        boolean browser =
                event.type() == Event.Type.PAGE
                        || !context.fields("page").isEmpty()
                        || context.values().containsKey("userAgent");
        return browser || event.origin().trust() == Origin.Trust.PUBLIC ? WEB : SERVER;
    }
}
