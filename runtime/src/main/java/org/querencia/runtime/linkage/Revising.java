package org.querencia.runtime.linkage;

import java.util.List;
import org.querencia.runtime.linkage.Census.Known;
import org.querencia.runtime.linkage.LinkageSettings.Mode;
import org.querencia.runtime.state.Described;
import org.querencia.runtime.state.Profiles;
import org.querencia.science.linkage.Entry;
import org.querencia.science.linkage.Scorer;

/// Asks a model just learned of everybody whom likeness joined before it. What it finds too little
/// alike is taken back; of what lies between the thresholds somebody is asked, and they stay one
/// until then. What people decided is not looked at, nor what identifiers hold together.
///
/// It is done before the model is kept: whoever dies before learns the same again, and takes the
/// same back under the same message ids.
final class Revising {

    private final Profiles profiles;
    private final Census census;
    private final LinkageSettings settings;
    private final Scorer scorer;
    private final Linking linking;
    private final Together together;

    Revising(
            LinkageParts parts,
            Census census,
            LinkageSettings settings,
            Scorer scorer,
            Linking linking,
            Together together) {
        this.profiles = parts.profiles();
        this.census = census;
        this.settings = settings;
        this.scorer = scorer;
        this.linking = linking;
        this.together = together;
    }

    void look(Described person) {
        if (person.parts().isEmpty()) {
            return;
        }
        profiles.person(person.id())
                .map(now -> Seam.of(person, now.component()))
                .orElse(List.of())
                .forEach(this::judge);
    }

    private void judge(Seam seam) {
        boolean known = together.one(seam.one(), seam.other()).isPresent();
        if (known && together.one(seam.one(), seam.other()).orElseThrow()) {
            return;
        }
        if (known) {
            // Their clusters say that they are two.
            judge(seam, seam.one(), seam.other(), Math.nextDown(settings.link()));
        } else {
            seam.sides().ifPresent(sides -> judge(seam, sides.one(), sides.other(), 1));
        }
    }

    private void judge(Seam seam, Described one, Described other, double most) {
        Known first = census.known(one);
        Known second = census.known(other);
        Entry entry = scorer.read(first.values());
        Entry against = scorer.read(second.values());
        double probability = Math.min(most, Scorer.probability(scorer.logOdds(entry, against)));
        if (probability >= settings.link()) {
            return;
        }
        Tie tie = new Tie(one, other, probability, scorer.parts(entry, against));
        if (probability < settings.review() && settings.mode() == Mode.LINK) {
            linking.takeBack(seam, tie);
        } else {
            linking.doubt(seam, tie);
        }
    }
}
