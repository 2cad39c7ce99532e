package org.querencia.app.crash;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.querencia.app.load.ServerProcess;

/// What is killed, with SIGKILL.
enum Shot {
    /// The server's process group. PostgreSQL, in a session of its own, is left without it.
    SERVER {
        @Override
        void fire(ServerProcess server) {
            server.kill();
            server.start();
        }
    },
    /// PostgreSQL and its children. The server must bring it back.
    POSTGRES {
        @Override
        void fire(ServerProcess server) {
            ServerProcess.killTree(postgres(server));
        }
    },
    /// Both at once, as when the machine goes.
    BOTH {
        @Override
        void fire(ServerProcess server) {
            ProcessHandle postgres = postgres(server);
            server.kill();
            ServerProcess.killTree(postgres);
            server.start();
        }
    };

    private static final Duration THERE_MAX = Duration.ofSeconds(30);

    /// Kills, and starts what nobody else would start.
    abstract void fire(ServerProcess server);

    /// Each in turn, whatever the number of rounds.
    static Shot ofRound(int round) {
        return values()[round % values().length];
    }

    /// A shot at nothing would prove nothing.
    private static ProcessHandle postgres(ServerProcess server) {
        long until = System.nanoTime() + THERE_MAX.toNanos();
        Optional<ProcessHandle> found = server.postgres();
        while (found.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(20_000_000);
            found = server.postgres();
        }
        return found.orElseThrow(() ->
                new IllegalStateException(
                        "the server has no PostgreSQL to be killed; its last words:\n"
                                + server.lastWords()));
    }
}
