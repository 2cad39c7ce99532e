package org.querencia.core.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.querencia.core.event.Event;
import org.querencia.core.order.Commerce;

/// Which events a rule means: tracked ones by name (`Order Completed`), pages and screens
/// (`page:Home`, `page:*`), or all (`*`).
///
/// The events of commerce go by all their names, in any case of letters; other names are taken as
/// they are.
///
/// @param type empty for events of all types
/// @param name empty for all names
public record EventKind(Optional<Event.Type> type, String name) {

    public static final int NAME_LENGTH_MAX = 200;

    private static final String ALL = "*";

    public static EventKind track(String name) {
        return new EventKind(Optional.of(Event.Type.TRACK), canonical(name));
    }

    /// As rules name it.
    static EventKind of(String text) {
        if (text.equals(ALL)) {
            return new EventKind(Optional.empty(), "");
        }
        for (Event.Type type : new Event.Type[] {Event.Type.PAGE, Event.Type.SCREEN}) {
            String prefix = type.name().toLowerCase(Locale.ROOT) + ":";
            if (text.startsWith(prefix)) {
                String name = text.substring(prefix.length());
                return new EventKind(Optional.of(type), name.equals(ALL) ? "" : name);
            }
        }
        return track(text);
    }

    /// As rules name it; reads back to an equal kind.
    public String text() {
        if (type.isEmpty()) {
            return ALL;
        }
        return type.get() == Event.Type.TRACK
                ? name
                : type.get().name().toLowerCase(Locale.ROOT) + ":" + (name.isEmpty() ? ALL : name);
    }

    /// The kind of commerce event it is; empty for others.
    public Optional<Commerce> commerce() {
        return isTrack() ? Commerce.named(name) : Optional.empty();
    }

    public boolean isTrack() {
        return type.isPresent() && type.get() == Event.Type.TRACK;
    }

    /// Whether an event is of this kind.
    boolean covers(Event event) {
        if (type.isPresent() && type.get() != event.type()) {
            return false;
        }
        return name.isEmpty() || name.equals(isTrack() ? canonical(event.name()) : event.name());
    }

    /// The name by which all spellings of one kind are told.
    static String canonical(String name) {
        return Commerce.named(name).map(Commerce::text).orElse(name);
    }

    /// Its names in lower case, for a kind of commerce.
    public SortedSet<String> spellings() {
        SortedSet<String> spellings = new TreeSet<>();
        commerce()
                .ifPresent(commerce ->
                        commerce.spellings()
                                .forEach(known -> spellings.add(known.toLowerCase(Locale.ROOT))));
        return spellings;
    }
}
