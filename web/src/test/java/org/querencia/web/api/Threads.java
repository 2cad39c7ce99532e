package org.querencia.web.api;

import java.util.List;
import org.querencia.core.alarm.Plans;
import org.querencia.core.alarm.Sensors;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.measure.ChannelNames;
import org.querencia.core.measure.OwnMeasures;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.collect.MarkingRules;
import org.querencia.runtime.identity.IdentityDefinitions;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.LogWriter;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.operate.Positions;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.pipeline.Projector;

/// The engine with its threads, as the server runs it, over parts in memory.
final class Threads implements AutoCloseable {
    private static final long SETTLED_MILLIS_MAX = 20_000;

    final MemoryLog log = new MemoryLog("house");
    final MemoryState state = new MemoryState();
    final MemoryWarehouse warehouse = new MemoryWarehouse(Engine.WORKSPACE);
    final Flow flow = Flow.at(Position.START, Position.START);
    final LogWriter writer;
    private final Pipeline pipeline;
    private final Projector projector;

    Threads() {
        IdentityRules rules = IdentityRules.defaults(Engine.WORKSPACE);
        writer = new LogWriter(log, flow.toPipeline(), flow.applied()).start();
        pipeline =
                new Pipeline(
                                log,
                                state,
                                new Definitions(
                                        new Identities(rules),
                                        IdentityDefinitions.reader(Engine.WORKSPACE)),
                                flow,
                                1_000)
                        .start();
        projector = new Projector(warehouse, log, state, rules, flow).start();
    }

    MarkingRules marking() {
        return pipeline.marking();
    }

    Definitions definitions() {
        return pipeline.definitions();
    }

    Positions positions() {
        return new Positions(
                log.head().value(),
                flow.applied().position().value(),
                projector.projected().position().value());
    }

    Progress projected() {
        return projector.projected();
    }

    Plans plans() {
        return pipeline.definitions().plans();
    }

    Sensors sensors() {
        return pipeline.definitions().sensors();
    }

    ChannelNames channels() {
        return pipeline.definitions().channels();
    }

    OwnMeasures measures() {
        return pipeline.definitions().measures();
    }

    Segments segments() {
        return pipeline.segments();
    }

    Identities identities() {
        return pipeline.identities();
    }

    /// Appends the facts, and returns when profiles and warehouse show them.
    void take(Fact... facts) {
        writer.append(List.of(facts), Remember.WINDOW);
        settle();
    }

    void settle() {
        Position head = log.head();
        if (!writer.awaitApplied(head, SETTLED_MILLIS_MAX)
                || !projector.projected().await(head, SETTLED_MILLIS_MAX)) {
            throw new IllegalStateException("position %s is not reached".formatted(head));
        }
    }

    @Override
    public void close() {
        flow.live().close();
        writer.close();
        pipeline.close();
        projector.close();
    }
}
