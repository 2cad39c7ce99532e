package org.querencia.app.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port of this machine for a server that is started later, maybe again and again.
///
/// Below the range systems hand out by themselves (Linux: 32,768 and above): a port of that range
/// may be given to somebody else between being looked up and being listened on, or while the server
/// is down.
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    private static final int TRIES_MAX = 100;

    private FreePort() {}

    /// One that nobody listens on now; throws when a hundred are taken.
    public static int find() {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "a hundred ports from %,d to %,d are taken".formatted(FIRST, END));
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
