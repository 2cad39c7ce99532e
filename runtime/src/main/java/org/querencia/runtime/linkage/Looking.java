package org.querencia.runtime.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.linkage.Census.Known;
import org.querencia.runtime.linkage.LinkageIndex.Match;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.state.Described;
import org.querencia.science.linkage.Entry;
import org.querencia.science.linkage.Scorer;

/// Looks at people under one model and one setting: everybody new or changed is compared with all
/// others at once.
final class Looking {

    private static final int ENTRIES = 500;

    /// Somebody may be like several; more are rarely worth a question.
    private static final int ASKED_MAX = 3;

    /// Each frees less than the one before; two are rarely needed.
    private static final int REVISIONS_MAX = 5;

    /// What is not applied by then is asked of by the next model.
    private static final long APPLY_MILLIS_MAX = 60_000;

    private final LinkageParts parts;
    private final KeptParts kept;
    private final LinkageSettings settings;
    private final Trained model;
    private final PersonRecords records;
    private final Census census;
    private final LinkageIndex index;
    private final Linking linking;
    private Looked looked;

    /// Who changed before this was in the index already, but was not looked at.
    private Position read = Position.START;

    Looking(
            LinkageParts parts,
            KeptParts kept,
            LinkageSettings settings,
            Trained model,
            Scorer scorer) {
        this.parts = parts;
        this.kept = kept;
        this.settings = settings;
        this.model = model;
        this.records = Census.records(parts.sources(), settings.withPublic());
        this.census = new Census(parts.profiles(), records);
        this.index = new LinkageIndex(scorer);
        this.linking = new Linking(parts, settings, model.name(), records);
        this.looked = kept.looked();
    }

    Trained model() {
        return model;
    }

    LinkageIndex index() {
        return index;
    }

    /// Puts everybody into the index.
    void read() {
        census.everybody(page -> page.forEach(this::put));
        read = parts.applied().position();
    }

    private boolean put(Known known) {
        if (!Census.tellsEnough(known.values())) {
            index.remove(known.person().id());
            return false;
        }
        return index.put(known.person().id(), index.scorer().read(known.values()));
    }

    /// Asks the model of everybody whom likeness joined before it. What is taken back sets evidence
    /// free that limits refused until then, so those are asked of again, until nothing is.
    void revise(Together together, BooleanSupplier stopping) {
        Position before;
        int rounds = 0;
        do {
            before = linking.last();
            reviseOnce(together, stopping);
            rounds++;
        } while (linking.last().isAfter(before)
                && rounds < REVISIONS_MAX
                && parts.ingest().awaitApplied(linking.last(), APPLY_MILLIS_MAX)
                && !stopping.getAsBoolean());
    }

    private void reviseOnce(Together together, BooleanSupplier stopping) {
        Revising revising =
                new Revising(parts, census, settings, index.scorer(), linking, together);
        census.everybody(page -> {
            if (!stopping.getAsBoolean()) {
                page.forEach(known -> revising.look(known.person()));
                finish();
            }
        });
    }

    void take(List<Tie> ties) {
        ties.forEach(linking::take);
        finish();
    }

    /// Looks at everybody, where not all were looked at when the model was learned.
    void everybody(BooleanSupplier stopping) {
        census.everybody(page -> {
            if (!stopping.getAsBoolean()) {
                page.stream()
                        .filter(known -> Census.tellsEnough(known.values()))
                        .forEach(this::look);
                finish();
            }
        });
    }

    /// Everybody was looked at as they were there.
    void looked(Position position) {
        looked = looked.at(position);
        kept.keep(looked);
    }

    /// Looks at all whom the log told of since the last time.
    void follow(BooleanSupplier stopping) {
        Position applied = parts.applied().position();
        while (applied.isAfter(looked.position()) && !stopping.getAsBoolean()) {
            List<LogEntry> entries =
                    parts.log().read(looked.position(), ENTRIES).stream()
                            .filter(entry -> !entry.position().isAfter(applied))
                            .toList();
            if (entries.isEmpty()) {
                return;
            }
            Position last = entries.getLast().position();
            lookAt(touched(entries, last));
            finish();
            looked(last);
        }
    }

    /// Whom these entries concern, and whether they must be looked at even if the same is known of
    /// them as before.
    private Map<ProfileId, Boolean> touched(List<LogEntry> entries, Position last) {
        Map<AnchorId, Boolean> anchors = new LinkedHashMap<>();
        for (LogEntry entry : entries) {
            Fact fact = FactCodec.read(entry).fact();
            boolean known = !entry.position().isAfter(read);
            switch (fact) {
                case Event event -> {
                    if (settings.withPublic() || event.origin().trust() == Trust.SECRET) {
                        for (Identifier identifier : event.identifiers()) {
                            anchors.merge(anchor(identifier), known, Boolean::logicalOr);
                        }
                    }
                }
                case Decision decision -> named(decision).forEach(one -> anchors.put(one, true));
                case Erasure erasure ->
                        erasure.anchors().forEach(one -> index.remove(ProfileId.of(one)));
                case Retraction _ -> read();
                case Definition _, Gone _ -> {
                    // Nobody is told of.
                }
            }
        }
        Map<ProfileId, Boolean> people = new LinkedHashMap<>();
        parts.profiles()
                .owners(anchors.keySet())
                .forEach((anchor, owner) ->
                        people.merge(
                                owner, anchors.getOrDefault(anchor, false), Boolean::logicalOr));
        parts.profiles()
                .movedBetween(looked.position(), last)
                .forEach((anchor, owner) -> {
                    if (!owner.equals(ProfileId.of(anchor))) {
                        index.remove(ProfileId.of(anchor));
                    }
                    people.putIfAbsent(owner, false);
                });
        return people;
    }

    private List<AnchorId> named(Decision decision) {
        List<Identifier> named =
                switch (decision.act()) {
                    case Decision.Merge(Identifier one, Identifier other) -> List.of(one, other);
                    case Decision.RefuseLink(Identifier one, Identifier other) ->
                            List.of(one, other);
                    case Decision.RestoreLink(Identifier one, Identifier other) ->
                            List.of(one, other);
                    case Decision.LinkProbably(Identifier one, Identifier other, _) ->
                            List.of(one, other);
                    case Decision.TakeLinkBack(Identifier one, Identifier other, _) ->
                            List.of(one, other);
                    case Decision.Split(List<Identifier> apart, List<Identifier> rest) -> {
                        List<Identifier> both = new ArrayList<>(apart);
                        both.addAll(rest);
                        yield both;
                    }
                    case Decision.CorrectTrait correct -> List.of(correct.person());
                    case Decision.ReleaseTrait release -> List.of(release.person());
                };
        return named.stream().map(this::anchor).toList();
    }

    private AnchorId anchor(Identifier identifier) {
        return parts.rules().get().anchorId(identifier);
    }

    private void lookAt(Map<ProfileId, Boolean> people) {
        if (people.isEmpty()) {
            return;
        }
        Set<ProfileId> gone = new HashSet<>(people.keySet());
        List<Known> due = new ArrayList<>();
        for (Described person : parts.profiles().described(people.keySet())) {
            gone.remove(person.id());
            Known known = census.known(person);
            boolean changed = put(known);
            if (Census.tellsEnough(known.values())
                    && (changed || people.getOrDefault(person.id(), false))) {
                due.add(known);
            }
        }
        gone.forEach(index::remove);
        due.forEach(this::look);
    }

    private void look(Known known) {
        for (Tie tie : ties(known, Scorer.logOdds(settings.review()), ASKED_MAX)) {
            if (linking.take(tie)) {
                // Who else is like them is asked when they are one.
                return;
            }
        }
    }

    /// Those who are like somebody, the likeliest first.
    List<Tie> ties(Known known, double least, int limit) {
        Entry entry = index.scorer().read(known.values());
        List<Match> matches =
                index.matches(known.person().id(), entry, least).stream().limit(limit).toList();
        if (matches.isEmpty()) {
            return List.of();
        }
        Map<ProfileId, Described> others = new HashMap<>();
        parts.profiles()
                .described(matches.stream().map(Match::person).toList())
                .forEach(one -> others.put(one.id(), one));
        List<Tie> ties = new ArrayList<>();
        for (Match match : matches) {
            Optional.ofNullable(others.get(match.person()))
                    .map(other ->
                            new Tie(
                                    known.person(),
                                    other,
                                    match.probability(),
                                    index.scorer().parts(entry, match.entry())))
                    .ifPresent(ties::add);
        }
        return ties;
    }

    /// The same of anybody, asked for.
    List<Tie> ties(ProfileId person, double least, int limit) {
        return parts.profiles().described(List.of(person)).stream()
                .map(census::known)
                .filter(known -> Census.tellsEnough(known.values()))
                .flatMap(known -> ties(known, least, limit).stream())
                .toList();
    }

    private void finish() {
        Linking.Made made = linking.finish();
        looked = looked.plus(made.linked(), made.proposed());
    }

    Looked looked() {
        return looked;
    }
}
