package org.querencia.connect.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import org.querencia.core.event.Event;
import org.querencia.core.identity.Identifier;
import org.querencia.core.kit.Events;
import org.querencia.runtime.codec.ValueCodec;

/// Facts as tests and the documentation write them: what it is, when, who, and what it says; a fact
/// each line.
final class FactLines {

    private FactLines() {}

    static String of(List<Event> events) {
        return events.stream().map(event -> line(event) + "\n").collect(Collectors.joining());
    }

    private static String line(Event event) {
        boolean describes = event.type() == Event.Type.IDENTIFY || event.type() == Event.Type.GROUP;
        String called =
                switch (event.type()) {
                    case TRACK -> event.name();
                    case GROUP -> "group " + event.groupId();
                    case IDENTIFY, PAGE, SCREEN, ALIAS ->
                            event.type().name().toLowerCase(java.util.Locale.ROOT);
                };
        return String.join(
                " | ",
                called,
                event.timestamp().isBefore(Events.NOON) ? event.timestamp().toString() : "now",
                event.identifiers().stream()
                        .map(Identifier::toString)
                        .collect(Collectors.joining(", ")),
                new String(
                        ValueCodec.write(describes ? event.traits() : event.properties()), UTF_8));
    }
}
