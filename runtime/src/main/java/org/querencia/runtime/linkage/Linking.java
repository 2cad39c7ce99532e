package org.querencia.runtime.linkage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Likeness;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Link.Pair;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.linkage.LinkageSettings.Mode;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.review.Contribution;
import org.querencia.runtime.review.Pairs.Taken;
import org.querencia.runtime.review.Proposed;
import org.querencia.runtime.state.Described;
import org.querencia.science.linkage.Scorer;

/// Makes of people who are alike what the settings say: a link, which is a fact in the log, or a
/// question to somebody.
///
/// A link's message id is made of the model and the two identifiers it joins. So the same one
/// counts once, however often that model finds it, and whatever dies between finding and keeping
/// what was found; and what one model took back a later one can join again.
final class Linking {

    static final Origin ORIGIN = Origin.of(Likeness.BY, Trust.SECRET);

    private static final int APPENDED_MAX = 500;

    private final LinkageParts parts;
    private final LinkageSettings settings;
    private final String model;
    private final PersonRecords records;
    private final Apart apart;
    private final List<Decision> links = new ArrayList<>();

    /// Of whom something was taken back, which may not be applied yet.
    private final Set<ProfileId> loosened = new HashSet<>();

    private Position last = Position.START;
    private long linked;
    private long proposed;

    Linking(LinkageParts parts, LinkageSettings settings, String model, PersonRecords records) {
        this.parts = parts;
        this.settings = settings;
        this.model = model;
        this.records = records;
        this.apart = new Apart(parts.labels(), parts.profiles());
        apart.listen();
    }

    /// Says whether it made a link of it, which is stored at the latest with [#finish].
    boolean take(Tie tie) {
        if ((tie.one().id().equals(tie.other().id()) && !loosened.contains(tie.one().id()))
                || contradict(tie.one().nodes(), tie.other().nodes(), parts.rules().get())
                || apart.parts(tie.one(), tie.other())) {
            return false;
        }
        if (settings.mode() == Mode.LINK && tie.probability() >= settings.link() && link(tie)) {
            apart.join(tie.one(), tie.other());
            return true;
        }
        // Also of those who are known by nothing but what many share: only people may join them.
        if (tie.probability() >= settings.review()) {
            propose(tie.one().id(), tie.other().id(), tie);
        }
        return false;
    }

    /// Whether together they would have more of something than one person has.
    static boolean contradict(List<Node> one, List<Node> other, IdentityRules rules) {
        Set<String> types = new HashSet<>();
        one.forEach(node -> types.add(node.identifier().type()));
        return types.stream()
                .anyMatch(type -> {
                    long theirs = count(other, type);
                    return theirs > 0 && count(one, type) + theirs > rules.type(type).limit();
                });
    }

    private static long count(List<Node> nodes, String type) {
        return nodes.stream().filter(node -> node.identifier().type().equals(type)).count();
    }

    private boolean link(Tie tie) {
        Optional<Identifier> one = strongest(tie.one());
        Optional<Identifier> other = strongest(tie.other());
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        AnchorId first = parts.rules().get().anchorId(one.get());
        Pair pair = Pair.of(first, parts.rules().get().anchorId(other.get()));
        links.add(
                decision(
                        "probable",
                        pair,
                        new Decision.LinkProbably(one.get(), other.get(), likeness(tie))));
        storeMany();
        return true;
    }

    private Decision decision(String word, Pair pair, Decision.Act act) {
        return new Decision(
                "%s %s %s %s".formatted(word, model, pair.a(), pair.b()),
                ORIGIN,
                now(),
                Likeness.BY,
                act);
    }

    private Likeness likeness(Tie tie) {
        return new Likeness(
                tie.probability(), model, tie.parts().stream().map(Linking::part).toList());
    }

    private void storeMany() {
        if (links.size() >= APPENDED_MAX) {
            store();
        }
    }

    /// Likeness joins these no more.
    ///
    /// @param tie how alike they are now
    void takeBack(Seam seam, Tie tie) {
        for (Link link : seam.links()) {
            links.add(
                    decision(
                            "unlikely",
                            link.pair(),
                            new Decision.TakeLinkBack(
                                    identifier(seam.one(), link.a(), seam.other()),
                                    identifier(seam.one(), link.b(), seam.other()),
                                    likeness(tie))));
        }
        loosened.add(tie.one().id());
        storeMany();
    }

    private static Identifier identifier(Described one, AnchorId anchor, Described other) {
        return Stream.concat(one.nodes().stream(), other.nodes().stream())
                .filter(node -> node.id().equals(anchor))
                .map(Node::identifier)
                .findFirst()
                .orElseThrow();
    }

    /// Somebody is asked of two who are one by likeness; they are named by the ends of the link.
    void doubt(Seam seam, Tie tie) {
        Link link = seam.links().getFirst();
        propose(ProfileId.of(link.a()), ProfileId.of(link.b()), tie);
    }

    private static Likeness.Part part(Scorer.Part part) {
        return new Likeness.Part(part.field(), part.level(), (int) Math.round(part.weight() * 100));
    }

    /// By what the person is known best, of that which names nobody else.
    private Optional<Identifier> strongest(Described person) {
        IdentityRules rules = parts.rules().get();
        return person.nodes().stream()
                .filter(records::counts)
                .map(Node::identifier)
                .filter(identifier -> !rules.weak(identifier.type()))
                .min(rules.byPriority());
    }

    private void propose(ProfileId one, ProfileId other, Tie tie) {
        List<Contribution> contributions =
                tie.parts().stream()
                        .sorted(
                                Comparator.comparingDouble(
                                        (Scorer.Part part) -> -Math.abs(part.weight())))
                        .map(part ->
                                new Contribution(
                                        part.field(),
                                        part.one(),
                                        part.other(),
                                        part.weight(),
                                        part.level()))
                        .toList();
        Taken taken =
                parts.pairs()
                        .propose(
                                Proposed.of(
                                        one,
                                        other,
                                        tie.probability(),
                                        model,
                                        contributions,
                                        now()));
        proposed += taken == Taken.WAITS ? 1 : 0;
    }

    /// Where the latest fact stands that came of it.
    Position last() {
        return last;
    }

    /// What was made since the last time is in the log now; says how many links and questions.
    Made finish() {
        store();
        apart.listen();
        Made made = new Made(linked, proposed);
        linked = 0;
        proposed = 0;
        return made;
    }

    record Made(long linked, long proposed) {}

    private void store() {
        if (links.isEmpty()) {
            return;
        }
        List<Appended> appended = parts.ingest().append(List.copyOf(links), Remember.FOREVER);
        for (int i = 0; i < links.size(); i++) {
            boolean stored = false;
            if (appended.get(i) instanceof Appended.Stored(Position at)) {
                stored = true;
                last = at;
            }
            linked += stored && links.get(i).act() instanceof Decision.LinkProbably ? 1 : 0;
        }
        links.clear();
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
