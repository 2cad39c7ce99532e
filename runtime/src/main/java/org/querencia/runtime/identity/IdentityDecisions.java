package org.querencia.runtime.identity;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Decision.Act;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.event.Value;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.identity.Outcome.Done;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.Profiles.Person;

/// What the console, the API and the command line decide about people. Each decision becomes facts
/// in the log; it returns when what is shown shows it. Nonsense is refused and leaves nothing.
///
/// Safe from any thread.
public final class IdentityDecisions {

    public static final int TRAIT_LENGTH_MAX = 200;

    /// Applying takes milliseconds; longer means that the pipeline is behind or stopped.
    private static final long APPLY_MILLIS_MAX = 10_000;

    private final Supplier<Identities> identities;
    private final Profiles profiles;
    private final Ingest ingest;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param identities the rules in force now
    public IdentityDecisions(
            Supplier<Identities> identities,
            Profiles profiles,
            Ingest ingest,
            InstantSource clock,
            RandomGenerator random) {
        this.identities = identities;
        this.profiles = profiles;
        this.ingest = ingest;
        this.clock = clock;
        this.random = random;
    }

    /// These two are one person, whatever limits and former splits say; nobody else changes.
    public Outcome merge(Author author, ProfileId one, ProfileId other) {
        return merge(author, one, other, Optional.empty());
    }

    /// The same, to be taken back under that name.
    public Outcome merge(Author author, ProfileId one, ProfileId other, Optional<ImportId> named) {
        Optional<Person> first = profiles.person(one);
        Optional<Person> second = profiles.person(other);
        if (first.isEmpty() || second.isEmpty()) {
            return new Outcome.UnknownPerson(first.isEmpty() ? one : other);
        }
        if (first.get().id().equals(second.get().id())) {
            return new Outcome.SamePerson(first.get().id());
        }
        List<Identifier> these = identifiers(first.get());
        List<Identifier> those = identifiers(second.get());
        Plan plan = plan(author, List.of(first.get().component(), second.get().component()));
        plan.unite(these, those);
        List<Identifier> whole = strongestFirst(Stream.concat(these.stream(), those.stream()));
        return plan.makes(List.of(whole))
                ? append(plan.decisions(), List.of(these.getFirst()), named)
                : new Outcome.TooMuchTogether();
    }

    /// These two are not one person, and no evidence makes them one: neither what they are known by
    /// now nor what either is known by later. Nobody changes.
    ///
    /// @param named to be taken back under that name
    public Outcome keepApart(
            Author author, ProfileId one, ProfileId other, Optional<ImportId> named) {
        Optional<Person> first = profiles.person(one);
        Optional<Person> second = profiles.person(other);
        if (first.isEmpty() || second.isEmpty()) {
            return new Outcome.UnknownPerson(first.isEmpty() ? one : other);
        }
        if (first.get().id().equals(second.get().id())) {
            return new Outcome.SamePerson(first.get().id());
        }
        List<Identifier> these = identifiers(first.get());
        List<Identifier> those = identifiers(second.get());
        Plan plan = plan(author, List.of(first.get().component(), second.get().component()));
        plan.add(new Decision.Split(those, these));
        return plan.makes(List.of(these, those)) && plan.keepsApart(these, those)
                ? append(plan.decisions(), List.of(these.getFirst(), those.getFirst()), named)
                : new Outcome.TooMuchTogether();
    }

    /// Takes decisions back, as if they had never been made; those that were are passed over.
    public Outcome takeBack(Author author, Collection<ImportId> named) {
        Stamp stamp = stamp(author);
        List<Retraction> facts = new ArrayList<>();
        for (ImportId one : named) {
            facts.add(
                    new Retraction(
                            stamp.messageId(facts.size()),
                            author.origin(),
                            stamp.now(),
                            author.name(),
                            one));
        }
        return append(facts, List.of(), Optional.empty());
    }

    /// Those identifiers are somebody else's: one person becomes two, and nobody else changes. Of
    /// the two people answered the first has the rest.
    public Outcome split(Author author, ProfileId id, Collection<Identifier> others) {
        Optional<Person> found = profiles.person(id);
        if (found.isEmpty()) {
            return new Outcome.UnknownPerson(id);
        }
        Person person = found.get();
        List<Identifier> rest = new ArrayList<>(identifiers(person));
        List<Identifier> apart = strongestFirst(others.stream().distinct());
        for (Identifier one : apart) {
            if (!rest.remove(one)) {
                return new Outcome.NotOfPerson(one, person.id());
            }
        }
        if (apart.isEmpty()) {
            return new Outcome.NothingApart();
        }
        if (rest.isEmpty()) {
            return new Outcome.NothingLeft(person.id());
        }
        Plan plan = plan(author, List.of(person.component()));
        plan.add(new Decision.Split(apart, rest));
        return plan.makes(List.of(rest, apart))
                ? carryOut(plan, List.of(rest.getFirst(), apart.getFirst()))
                : new Outcome.TooMuchTogether();
    }

    /// The link of these two is wrong, however often it is told.
    public Outcome refuseLink(Author author, Identifier one, Identifier other) {
        return aboutLink(
                author,
                one,
                other,
                plan -> {
                    if (plan.isRefused(one, other)) {
                        return carryOut(plan, List.of(one, other));
                    }
                    if (!plan.isLinked(one, other)) {
                        return new Outcome.NoSuchLink(one, other);
                    }
                    plan.add(new Decision.RefuseLink(one, other));
                    return plan.isRefused(one, other)
                            ? carryOut(plan, List.of(one, other))
                            : new Outcome.TooMuchTogether();
                });
    }

    /// The link of these two was right after all.
    public Outcome restoreLink(Author author, Identifier one, Identifier other) {
        return aboutLink(
                author,
                one,
                other,
                plan -> {
                    if (plan.isUnlikely(one, other)) {
                        // By hand from now on, so that no later model takes it back again.
                        plan.add(new Decision.Merge(one, other));
                        return carryOut(plan, List.of(one, other));
                    }
                    if (!plan.isRefused(one, other)) {
                        return new Outcome.NotRefused(one, other);
                    }
                    plan.add(new Decision.RestoreLink(one, other));
                    return carryOut(plan, List.of(one, other));
                });
    }

    /// Likeness joined the people of these two: that was right and holds from now on, or it was
    /// wrong and no evidence joins them again.
    ///
    /// @param named to be taken back under that name
    public Outcome aboutLikeness(
            Author author,
            Identifier one,
            Identifier other,
            boolean same,
            Optional<ImportId> named) {
        return aboutLink(
                author,
                one,
                other,
                plan -> {
                    if (same) {
                        plan.add(new Decision.Merge(one, other));
                        return append(plan.decisions(), List.of(one, other), named);
                    }
                    plan.add(new Decision.RefuseLink(one, other));
                    if (plan.onePerson(one, other)) {
                        return new Outcome.TooMuchTogether();
                    }
                    List<Identifier> these = plan.personOf(one);
                    List<Identifier> those = plan.personOf(other);
                    plan.add(new Decision.Split(those, these));
                    return plan.makes(List.of(these, those))
                            ? append(plan.decisions(), List.of(one, other), named)
                            : new Outcome.TooMuchTogether();
                });
    }

    /// Sets a trait by hand ([Value#NOTHING] removes it), whatever sources say.
    public Outcome correctTrait(Author author, ProfileId id, String trait, Value value) {
        return aboutTrait(
                author, id, trait, person -> new Decision.CorrectTrait(person, trait, value));
    }

    /// Lets the sources speak again.
    public Outcome releaseTrait(Author author, ProfileId id, String trait) {
        return aboutTrait(author, id, trait, person -> new Decision.ReleaseTrait(person, trait));
    }

    /// From here on identifiers are read by this definition.
    public Outcome define(Author author, IdentityDefinition definition) {
        return define(author, IdentityDefinition.KIND, IdentityDefinitions.write(definition));
    }

    /// From here on what `kind` says is read by this definition, the only one of its kind.
    ///
    /// @param content in the form the owner of the kind reads
    public Outcome define(Author author, String kind, String content) {
        return define(author, kind, "", content);
    }

    /// The same of kinds of which there are several.
    ///
    /// @param key which one of its kind
    public Outcome define(Author author, String kind, String key, String content) {
        return define(author, kind, Map.of(key, content));
    }

    /// The same of several, which come one right after the other, or none of them.
    ///
    /// @param contents by key, in their order
    public Outcome define(Author author, String kind, Map<String, String> contents) {
        Stamp stamp = stamp(author);
        List<Definition> changes = new ArrayList<>();
        contents.forEach((key, content) ->
                changes.add(
                        new Definition(
                                stamp.messageId(changes.size()),
                                author.origin(),
                                stamp.now(),
                                author.name(),
                                kind,
                                key,
                                content)));
        return append(changes, List.of(), Optional.empty());
    }

    private Outcome aboutLink(
            Author author, Identifier one, Identifier other, Function<Plan, Outcome> decide) {
        List<Component> around = new ArrayList<>();
        for (Identifier end : List.of(one, other)) {
            Optional<Person> person = profiles.owner(anchor(end)).flatMap(profiles::person);
            if (person.isEmpty()) {
                return new Outcome.UnknownIdentifier(end);
            }
            around.add(person.get().component());
        }
        return decide.apply(plan(author, around));
    }

    private Outcome aboutTrait(
            Author author, ProfileId id, String trait, Function<Identifier, Act> act) {
        if (trait.isBlank() || trait.length() > TRAIT_LENGTH_MAX) {
            return new Outcome.BadTrait(trait);
        }
        Optional<Person> person = profiles.person(id);
        if (person.isEmpty()) {
            return new Outcome.UnknownPerson(id);
        }
        Identifier strongest = identifiers(person.get()).getFirst();
        Plan plan = plan(author, List.of(person.get().component()));
        plan.add(act.apply(strongest));
        return carryOut(plan, List.of(strongest));
    }

    private Outcome carryOut(Plan plan, List<Identifier> about) {
        return append(plan.decisions(), about, Optional.empty());
    }

    private Outcome append(
            List<? extends Fact> facts, List<Identifier> about, Optional<ImportId> named) {
        Position last = Position.START;
        if (!facts.isEmpty()) {
            for (Appended appended : ingest.append(facts, Remember.FOREVER, named)) {
                switch (appended) {
                    case Appended.Stored(Position position) -> last = position;
                    case Appended.Duplicate _, Appended.Suppressed _ -> {}
                }
            }
        }
        if (!ingest.awaitApplied(last, APPLY_MILLIS_MAX)) {
            return new Outcome.Waiting();
        }
        return new Done(
                about.stream()
                        .flatMap(identifier -> profiles.owner(anchor(identifier)).stream())
                        .distinct()
                        .toList());
    }

    private Plan plan(Author author, List<Component> around) {
        return new Plan(identities.get(), around, stamp(author));
    }

    private Stamp stamp(Author author) {
        return new Stamp(author, clock.instant().truncatedTo(ChronoUnit.MICROS), random);
    }

    private List<Identifier> identifiers(Person person) {
        return strongestFirst(
                person.component().nodes().values().stream()
                        .filter(node -> node.profile().equals(person.id()))
                        .map(Node::identifier));
    }

    private List<Identifier> strongestFirst(Stream<Identifier> named) {
        return named.sorted(identities.get().rules().byPriority()).toList();
    }

    private AnchorId anchor(Identifier identifier) {
        return identities.get().rules().anchorId(identifier);
    }
}
