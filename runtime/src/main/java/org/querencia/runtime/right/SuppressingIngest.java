package org.querencia.runtime.right;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;

/// A door to the log that leaves out what names somebody who was erased; whatever way it comes.
public final class SuppressingIngest implements Ingest {

    private final Ingest ingest;
    private final SuppressionList list;
    private final Supplier<IdentityRules> rules;

    public SuppressingIngest(Ingest ingest, SuppressionList list, Supplier<IdentityRules> rules) {
        this.ingest = ingest;
        this.list = list;
        this.rules = rules;
    }

    @Override
    public List<Appended> append(
            List<? extends Fact> facts, Remember remember, Optional<ImportId> importId) {
        if (list.isEmpty()) {
            return ingest.append(facts, remember, importId);
        }
        List<Fact> allowed = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            if (!isSuppressed(fact)) {
                allowed.add(fact);
            }
        }
        List<Appended> answers = ingest.append(allowed, remember, importId);
        if (allowed.size() == facts.size()) {
            return answers;
        }
        List<Appended> all = new ArrayList<>(facts.size());
        int next = 0;
        for (Fact fact : facts) {
            all.add(isSuppressed(fact) ? new Appended.Suppressed() : answers.get(next++));
        }
        return all;
    }

    @Override
    public boolean awaitApplied(Position position, long millisMax) {
        return ingest.awaitApplied(position, millisMax);
    }

    private boolean isSuppressed(Fact fact) {
        if (!(fact instanceof Event event)) {
            return false;
        }
        IdentityRules now = rules.get();
        for (Identifier identifier : event.identifiers()) {
            if (list.holds(now.anchorId(identifier))) {
                return true;
            }
        }
        return false;
    }
}
