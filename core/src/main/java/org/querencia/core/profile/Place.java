package org.querencia.core.profile;

import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value.Fields;

/// Where and how somebody was last: what `context` tells of language, time zone, place and device.
/// What was not said is empty.
public record Place(
        String locale, String timezone, String country, String region, String city, String device) {

    static final int WORD_LENGTH_MAX = 100;

    /// The place of an event; empty when it tells none.
    static Optional<Place> of(Event event) {
        Fields context = event.context();
        if (context.isEmpty()) {
            return Optional.empty();
        }
        Fields location = context.fields("location");
        Place place =
                new Place(
                        word(context, "locale"),
                        word(context, "timezone"),
                        word(location, "country"),
                        word(location, "region"),
                        word(location, "city"),
                        word(context.fields("device"), "type"));
        return place.equals(NOWHERE) ? Optional.empty() : Optional.of(place);
    }

    private static final Place NOWHERE = new Place("", "", "", "", "", "");

    private static String word(Fields fields, String name) {
        return Texts.cut(fields.text(name).orElse(""), WORD_LENGTH_MAX);
    }
}
