package org.querencia.runtime.place;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.segment.Item;
import org.querencia.core.segment.Key;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;

/// The workspace's named places: those there are, and how they are changed and given up. Each
/// change is a version, kept in the log. Safe from any thread.
public final class PlaceDesk {

    private final Supplier<Segments> inForce;
    private final IdentityDecisions decisions;

    /// @param inForce asked anew each time
    public PlaceDesk(Supplier<Segments> inForce, IdentityDecisions decisions) {
        this.inForce = inForce;
        this.decisions = decisions;
    }

    /// What became of a change.
    public sealed interface Answer {

        /// @param changed those that were written, as they are now
        /// @param waiting whether the server is behind, so that it does not show yet
        record Done(List<NamedPlace> changed, boolean waiting) implements Answer {
            public Done {
                changed = List.copyOf(changed);
            }
        }

        /// Nothing was written.
        ///
        /// @param why what is wrong and how to mend it
        record Refused(String why) implements Answer {}
    }

    /// All that are not deleted, by name.
    public List<NamedPlace> all() {
        return inForce.get().places();
    }

    /// Empty where there is none, or it was deleted.
    public Optional<NamedPlace> find(String name) {
        return all().stream().filter(place -> place.name().equals(name)).findFirst();
    }

    /// Each takes the place of its version before, or is the first one; its version is the next one
    /// of that name, whatever it says. All of them, or none: refused where a rule in force would
    /// name one that is no more. Those that are as they were are left alone. Returns when the rules
    /// that name them are read again, and people stand by them.
    public synchronized Answer write(Author author, List<NamedPlace> places) {
        Segments now = inForce.get();
        List<NamedPlace> changed =
                places.stream()
                        .map(place -> next(now, place))
                        .filter(place ->
                                now.newest(Key.place(place.name()))
                                        .filter(Item.of(place)::isSame)
                                        .isEmpty())
                        .toList();
        try {
            now.withAll(changed.stream().map(Item::of).toList());
        } catch (IllegalArgumentException wrong) {
            return new Answer.Refused(String.valueOf(wrong.getMessage()));
        }
        if (changed.isEmpty()) {
            return new Answer.Done(changed, false);
        }
        Map<String, String> contents = new LinkedHashMap<>();
        changed.forEach(place -> contents.put(place.name(), PlaceDefinitions.write(place)));
        return switch (decisions.define(author, NamedPlace.KIND, contents)) {
            case Outcome.Done _ -> new Answer.Done(changed, false);
            case Outcome.Waiting _ -> new Answer.Done(changed, true);
            case Outcome.Refused refused -> new Answer.Refused(refused.message());
        };
    }

    private static NamedPlace next(Segments now, NamedPlace place) {
        return place.version(now.newest(Key.place(place.name())).map(Item::version).orElse(0) + 1);
    }
}
