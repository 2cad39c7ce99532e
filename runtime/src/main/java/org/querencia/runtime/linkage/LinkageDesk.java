package org.querencia.runtime.linkage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.linkage.LinkageStatus.Phase;
import org.querencia.runtime.review.Contribution;
import org.querencia.runtime.review.Likely;
import org.querencia.runtime.review.Proposed;
import org.querencia.science.linkage.Scorer;

/// Linkage as the console, the API and the command line see it: settings, how it stands, and who
/// may be the same as somebody. It works while it is started.
///
/// Safe from any thread.
public final class LinkageDesk implements Likely, AutoCloseable {

    /// Somebody who asks for duplicates of one person looks further down than the settings say.
    private static final double LEAST = 0.05;

    private final LinkageParts parts;
    private final KeptParts kept;
    private final LinkageRound round;

    public LinkageDesk(LinkageParts parts) {
        this.parts = parts;
        this.kept = new KeptParts(parts.store());
        this.round = new LinkageRound(parts);
    }

    public LinkageDesk start() {
        round.start();
        return this;
    }

    @Override
    public void close() {
        round.close();
    }

    public LinkageSettings settings() {
        return kept.settings();
    }

    /// From now on it is done so.
    public void set(LinkageSettings settings) {
        kept.keep(settings);
        round.hear();
    }

    /// Learns anew soon; no use while it is off.
    public void train() {
        round.ask();
    }

    public LinkageStatus status() {
        Optional<Looking> looking = round.looking();
        Looked looked = looking.map(Looking::looked).orElseGet(kept::looked);
        long behind = parts.applied().position().value() - looked.position().value();
        LinkageSettings settings = settings();
        return new LinkageStatus(
                settings,
                settings.mode() == LinkageSettings.Mode.OFF ? Phase.OFF : round.phase(),
                round.trained(),
                looked.linked(),
                looked.proposed(),
                settings.mode() == LinkageSettings.Mode.OFF ? 0 : Math.max(0, behind),
                looking.map(one -> (long) one.index().size()).orElse(0L),
                looking.map(one -> one.index().bytes()).orElse(0L));
    }

    /// Waits until everybody was looked at by a model under the settings in force, and what came of
    /// it is applied; says whether that is so.
    public boolean awaitReady(Duration most) {
        long until = System.nanoTime() + most.toNanos();
        // The round that goes on may have begun before the settings that are waited for.
        Position round = later(this.round.rounds().position());
        do {
            round = later(round);
            if (!this.round.rounds().await(round, millisLeft(until))) {
                return false;
            }
        } while (!isReady());
        return true;
    }

    private boolean isReady() {
        LinkageStatus now = status();
        return now.phase() == Phase.READY
                && now.behind() == 0
                && !round.isAsked()
                && parts.applied().position().equals(parts.log().head());
    }

    private static Position later(Position round) {
        return new Position(round.value() + 1);
    }

    private static long millisLeft(long until) {
        return Math.max(0, (until - System.nanoTime()) / 1_000_000);
    }

    @Override
    public List<Proposed> duplicates(ProfileId person, int limit) {
        List<Proposed> duplicates = new ArrayList<>();
        round.looking()
                .ifPresent(looking -> {
                    for (Tie tie : looking.ties(person, Scorer.logOdds(LEAST), limit)) {
                        duplicates.add(proposed(tie, looking.model().name()));
                    }
                });
        return duplicates;
    }

    private Proposed proposed(Tie tie, String model) {
        return Proposed.of(
                tie.one().id(),
                tie.other().id(),
                tie.probability(),
                model,
                tie.parts().stream()
                        .map(part ->
                                new Contribution(
                                        part.field(),
                                        part.one(),
                                        part.other(),
                                        part.weight(),
                                        part.level()))
                        .toList(),
                parts.clock().instant());
    }
}
