package org.querencia.runtime.segment;

import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Why;
import org.querencia.core.segment.Segments;
import org.querencia.core.segment.Standing;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.Seen;

/// Tells why somebody is in a segment or not: which part of its rule holds now, and which fails.
/// Safe from any thread.
public final class Reasons {

    private final Supplier<Segments> inForce;
    private final Profiles profiles;
    private final Memberships memberships;
    private final Passages passages;
    private final InstantSource clock;

    /// @param inForce asked anew each time
    public Reasons(
            Supplier<Segments> inForce,
            Profiles profiles,
            Memberships memberships,
            Passages passages,
            InstantSource clock) {
        this.inForce = inForce;
        this.profiles = profiles;
        this.memberships = memberships;
        this.passages = passages;
        this.clock = clock;
    }

    /// Empty when there is no such person, or when people do not move in the segment.
    public Optional<Why> why(ProfileId id, String segment) {
        Segments segments = inForce.get();
        return profiles.person(id)
                .flatMap(person ->
                        segments.why(
                                segment,
                                new Standing(
                                        new TreeMap<>(memberships.of(person.id())),
                                        passages.of(person.id()),
                                        clock.instant(),
                                        Optional.empty()),
                                seen(person, segments),
                                clock.instant()));
    }

    private Person seen(Profiles.Person person, Segments segments) {
        return Seen.of(
                person,
                Gathered.merged(memberships.gathered(person.anchors().keySet()).values()),
                segments.setting());
    }
}
