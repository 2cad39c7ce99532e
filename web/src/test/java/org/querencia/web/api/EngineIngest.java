package org.querencia.web.api;

import java.util.ArrayList;
import java.util.List;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Position;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;

/// The door to an engine without threads: what is appended is applied at once.
final class EngineIngest implements Ingest {
    private final Engine engine;

    EngineIngest(Engine engine) {
        this.engine = engine;
    }

    @Override
    public synchronized List<Appended> append(List<? extends Fact> facts, Remember remember) {
        List<Appended> answers = new ArrayList<>();
        for (Fact fact : facts) {
            Position before = engine.log.head();
            engine.take(fact);
            Position now = engine.log.head();
            answers.add(now.isAfter(before) ? new Appended.Stored(now) : new Appended.Duplicate());
        }
        return answers;
    }

    @Override
    public boolean awaitApplied(Position position, long millisMax) {
        return true;
    }
}
