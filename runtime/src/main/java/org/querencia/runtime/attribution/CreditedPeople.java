package org.querencia.runtime.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.science.attribution.Attribution;
import org.querencia.science.attribution.Model;
import org.querencia.science.attribution.Outcome;
import org.querencia.science.attribution.Paths;

/// The people whose conversions a channel is credited with.
///
/// @param people those with most credit first, then by profile; at most as many as were asked for
/// @param count of all of them
/// @param conversions credited over all of them; where the model credits channels as a whole, those
///   the channel was on the way to
/// @param value of these conversions, or of the part that is credited, in major units
/// @param whole whether the model credits channels as a whole, so that nobody has a part of their
///   own
public record CreditedPeople(
        List<Person> people, long count, double conversions, double value, boolean whole) {

    public CreditedPeople {
        people = List.copyOf(people);
    }

    /// @param conversions of this person that are credited to the channel; not whole, as a rule
    /// @param value in major units
    public record Person(ProfileId profile, double conversions, double value) {}

    /// Takes the ways to conversions on which a channel is.
    static final class Collector {
        private final String channel;
        private final Paths.Collector paths = new Paths.Collector();
        private final List<ProfileId> whose = new ArrayList<>();
        private final List<Double> worth = new ArrayList<>();

        Collector(String channel) {
            this.channel = channel;
        }

        void add(ProfileId profile, List<String> channels, List<Double> days, double value) {
            if (channels.contains(channel)) {
                paths.add(channels, days, new Outcome(1, 0, 0));
                whose.add(profile);
                worth.add(value);
            }
        }

        CreditedPeople people(Model model, boolean ofValue, int limit) {
            Optional<double[]> parts = Attribution.ofEach(paths.paths(), channel, model);
            Map<ProfileId, Person> all = new HashMap<>();
            for (int i = 0; i < whose.size(); i++) {
                double part = parts.isPresent() ? parts.get()[i] : 1;
                if (part > 0) {
                    all.merge(
                            whose.get(i),
                            new Person(whose.get(i), part, part * worth.get(i)),
                            Collector::together);
                }
            }
            Comparator<Person> most =
                    ofValue
                            ? Comparator.comparingDouble(person -> -person.value())
                            : Comparator.comparingDouble(person -> -person.conversions());
            return new CreditedPeople(
                    all.values().stream()
                            .sorted(most.thenComparing(person -> person.profile().toString()))
                            .limit(limit)
                            .toList(),
                    all.size(),
                    all.values().stream().mapToDouble(Person::conversions).sum(),
                    all.values().stream().mapToDouble(Person::value).sum(),
                    parts.isEmpty());
        }

        private static Person together(Person one, Person other) {
            return new Person(
                    one.profile(),
                    one.conversions() + other.conversions(),
                    one.value() + other.value());
        }
    }
}
