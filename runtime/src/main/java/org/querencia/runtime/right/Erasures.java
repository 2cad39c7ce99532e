package org.querencia.runtime.right;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.Phones;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.log.Uuid7;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.Profiles.Person;

/// Forgets people: their identifiers are suppressed first, so that nothing new comes in; then their
/// facts are erased from the log and everything derived from it, and from every [Trace]; what is
/// left is a certificate. GDPR, article 17; Colombia's Ley 1581 of 2012, article 8e.
///
/// Each step may be repeated, so an erasure that was cut off is done again by asking again. Safe
/// from any thread.
public final class Erasures {

    private static final long APPLY_MILLIS_MAX = 60_000;

    private final Supplier<IdentityRules> rules;
    private final Profiles profiles;
    private final Ingest ingest;
    private final Progress projected;
    private final SuppressionList suppressions;
    private final Certificates certificates;
    private final List<Trace> traces;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param rules of identity in force now
    /// @param projected how far the warehouse has come
    public Erasures(
            Supplier<IdentityRules> rules,
            Profiles profiles,
            Ingest ingest,
            Progress projected,
            SuppressionList suppressions,
            Certificates certificates,
            List<Trace> traces,
            InstantSource clock,
            RandomGenerator random) {
        this.rules = rules;
        this.profiles = profiles;
        this.ingest = ingest;
        this.projected = projected;
        this.suppressions = suppressions;
        this.certificates = certificates;
        this.traces = List.copyOf(traces);
        this.clock = clock;
        this.random = random;
    }

    /// What became of a request.
    public sealed interface Answer {
        /// Done, everywhere.
        record Erased(Certificate certificate) implements Answer {}

        /// Nobody has that id.
        record Unknown() implements Answer {}

        /// Decided and kept; the server is behind. Asking again tells whether it is done.
        record Waiting() implements Answer {}
    }

    /// Erases the person.
    public Answer erase(Author author, ProfileId id, String reason) {
        Optional<Person> person = profiles.person(id);
        if (person.isEmpty()) {
            return new Answer.Unknown();
        }
        List<Identifier> theirs =
                person.get().component().nodes().values().stream()
                        .filter(node -> node.profile().equals(person.get().id()))
                        .map(Node::identifier)
                        .toList();
        return erase(author, theirs, person, reason);
    }

    /// Erases whoever has this identifier; when nobody does, nobody ever will.
    public Answer erase(Author author, Identifier identifier, String reason) {
        Optional<ProfileId> owner = profiles.owner(rules.get().anchorId(identifier));
        return owner.isPresent()
                ? erase(author, owner.get(), reason)
                : erase(author, List.of(identifier), Optional.empty(), reason);
    }

    /// Takes a suppression back, since the person came again and agreed; says whether there was
    /// one.
    public boolean lift(Identifier identifier) {
        return suppressions.remove(List.of(rules.get().anchorId(identifier))) > 0;
    }

    public Certificates certificates() {
        return certificates;
    }

    private Answer erase(
            Author author, List<Identifier> theirs, Optional<Person> person, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<AnchorId> anchors = theirs.stream().map(rules.get()::anchorId).toList();
        suppressions.add(anchors, now);
        if (person.isPresent() && !forget(author, anchors, now)) {
            return new Answer.Waiting();
        }
        Set<String> words = words(theirs);
        Map<String, Long> erased = new LinkedHashMap<>();
        traces.forEach(trace -> erased.put(trace.place(), trace.erase(words)));
        Certificate certificate =
                new Certificate(
                        UUID.fromString(Uuid7.at(now, random).toString()),
                        now,
                        author.name(),
                        reason.strip(),
                        anchors.size(),
                        person.map(Erasures::events).orElse(0L),
                        person.map(known -> (long) known.orders().size()).orElse(0L),
                        erased);
        certificates.add(certificate);
        return new Answer.Erased(certificate);
    }

    /// Says whether the facts are gone from log, state and warehouse.
    private boolean forget(Author author, List<AnchorId> anchors, Instant now) {
        Erasure erasure =
                new Erasure(
                        Uuid7.at(now, random).toString(),
                        author.origin(),
                        now,
                        author.name(),
                        anchors);
        Appended appended = ingest.append(List.of(erasure), Remember.FOREVER).getFirst();
        Position at =
                appended instanceof Appended.Stored(Position position) ? position : Position.START;
        return ingest.awaitApplied(at, APPLY_MILLIS_MAX) && projected.await(at, APPLY_MILLIS_MAX);
    }

    private static long events(Person person) {
        Summary all = Summary.merged(person.anchors().values());
        return all.events().count() + all.marked().count();
    }

    /// As they stand in texts: a telephone is written without its country too.
    private static Set<String> words(List<Identifier> identifiers) {
        Set<String> words = new LinkedHashSet<>();
        for (Identifier identifier : identifiers) {
            words.add(identifier.value());
            Phones.national(identifier.value()).ifPresent(words::add);
        }
        words.removeIf(word -> word.length() < Trace.WORD_LENGTH_MIN);
        return words;
    }
}
