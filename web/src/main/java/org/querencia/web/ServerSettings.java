package org.querencia.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Where the server listens, and how the world reaches it.
///
/// @param host address to bind, such as `127.0.0.1`
/// @param port 0 picks a free one
/// @param baseUrl how browsers reach the server when a proxy stands before it; empty means
///   `http://host:port`. An https one makes cookies Secure
/// @param trustedProxies addresses or networks (`10.0.0.0/8`) whose `X-Forwarded-…` headers are
///   believed
public record ServerSettings(
        String host, int port, Optional<URI> baseUrl, List<String> trustedProxies) {

    public ServerSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /// On loopback, on a free port, nothing before it.
    public static ServerSettings local() {
        return new ServerSettings("127.0.0.1", 0, Optional.empty(), List.of());
    }

    public boolean https() {
        return baseUrl.map(URI::getScheme).filter("https"::equalsIgnoreCase).isPresent();
    }
}
