package org.querencia.app;

import java.util.List;
import org.querencia.runtime.courier.Courier;
import org.querencia.runtime.log.Storing;
import org.querencia.runtime.operate.Health;

/// Whether collect accepts, and how far the rest is behind.
final class ServerHealth implements Health {

    private final Engine engine;
    private final Courier courier;
    private volatile boolean stopping;

    ServerHealth(Engine engine, Courier courier) {
        this.engine = engine;
        this.courier = courier;
    }

    /// From now on it says no, so that balancers look elsewhere while requests under way end.
    void stopping() {
        stopping = true;
    }

    @Override
    public List<Check> checks() {
        return List.of(
                server(),
                log(),
                engine.pipeline().check(),
                engine.projector().check(),
                courier.check());
    }

    private Check server() {
        return new Check("server", !stopping, true, stopping ? "stopping" : "running");
    }

    /// The writer itself looks every second, so that asking costs nothing.
    private Check log() {
        Storing storing = engine.storing();
        return new Check("log", storing.well(), true, storing.detail());
    }
}
