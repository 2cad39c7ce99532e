package org.querencia.app;

import java.util.List;
import org.querencia.core.event.Position;
import org.querencia.runtime.operate.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether collect accepts, and how far the rest is behind.
final class ServerHealth implements Health {
    private static final Logger LOG = LoggerFactory.getLogger(ServerHealth.class);

    private final Engine engine;
    private volatile boolean stopping;

    ServerHealth(Engine engine) {
        this.engine = engine;
    }

    /// From now on it says no, so that balancers look elsewhere while requests under way end.
    void stopping() {
        stopping = true;
    }

    @Override
    public List<Check> checks() {
        return List.of(server(), log(), pipeline(), warehouse());
    }

    private Check server() {
        return new Check("server", !stopping, true, stopping ? "stopping" : "running");
    }

    private Check log() {
        try {
            return new Check("log", true, true, "at " + engine.database().log().head().value());
        } catch (RuntimeException away) {
            LOG.debug("the log cannot be read", away);
            return new Check("log", false, true, "the database does not answer");
        }
    }

    private Check pipeline() {
        boolean overtaken = engine.pipeline().overtaken();
        Position applied = engine.flow().applied().position();
        return new Check(
                "pipeline",
                !overtaken,
                true,
                overtaken
                        ? "another server writes to this database"
                        : "profiles at " + applied.value());
    }

    private Check warehouse() {
        Position projected = engine.projector().projected().position();
        return new Check("warehouse", true, false, "at " + projected.value());
    }
}
