package org.querencia.app;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Whether an address is this machine's own, reachable from nowhere else.
final class Loopback {

    private Loopback() {}

    static boolean is(String host) {
        try {
            return InetAddress.getByName(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
