package org.querencia.web.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells who asked, and for what address, behind proxies. `X-Forwarded-For` is believed only as far
/// as trusted proxies wrote it: read from the right, the first address that is not one of them.
/// `X-Forwarded-Proto` and `X-Forwarded-Host` are believed when a trusted proxy sends them.
public final class TrustedProxies {
    private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");
    private static final HeaderName FORWARDED_PROTO = HeaderNames.create("X-Forwarded-Proto");
    private static final HeaderName FORWARDED_HOST = HeaderNames.create("X-Forwarded-Host");
    private static final int HOPS_MAX = 20;

    /// A name or address with or without a port.
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private final List<Network> networks;

    /// @param networks addresses or networks such as `10.0.0.0/8`; throws IllegalArgumentException
    ///   on others
    public TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(Network::parse).toList();
    }

    /// The client's address as text.
    public String client(ServerRequest request) {
        return client(peer(request), request.headers().values(FORWARDED_FOR));
    }

    /// The address by which the client asked: protocol, host and port.
    public URI asked(ServerRequest request) {
        return asked(
                peer(request),
                request.isSecure() ? "https" : "http",
                request.headers().first(HeaderNames.HOST).orElse(""),
                first(request, FORWARDED_PROTO),
                first(request, FORWARDED_HOST));
    }

    URI asked(String peer, String protocol, String host, String forProtocol, String forHost) {
        boolean told = trusted(peer);
        boolean protocolTold = told && (forProtocol.equals("http") || forProtocol.equals("https"));
        boolean hostTold = told && HOST.matcher(forHost).matches();
        String usual = HOST.matcher(host).matches() ? host : "localhost";
        return URI.create(
                "%s://%s"
                        .formatted(
                                protocolTold ? forProtocol : protocol, hostTold ? forHost : usual));
    }

    /// Of several proxies the first one saw what the client asked.
    private static String first(ServerRequest request, HeaderName name) {
        return request.headers()
                .first(name)
                .map(text -> text.split(",", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static String peer(ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress socket
                        && socket.getAddress() != null
                ? socket.getAddress().getHostAddress()
                : request.remotePeer().host();
    }

    String client(String peer, List<String> forwarded) {
        List<String> hops =
                forwarded.stream()
                        .flatMap(line -> List.of(line.split(",", HOPS_MAX)).stream())
                        .map(String::strip)
                        .toList();
        String client = peer;
        for (int at = hops.size() - 1; at >= 0 && trusted(client); at--) {
            if (Network.address(hops.get(at)).isEmpty()) {
                return client;
            }
            client = hops.get(at);
        }
        return client;
    }

    private boolean trusted(String address) {
        return Network.address(address)
                .filter(bytes -> networks.stream().anyMatch(network -> network.holds(bytes)))
                .isPresent();
    }

    private record Network(byte[] prefix, int bits) {

        static Network parse(String text) {
            String[] parts = text.strip().split("/", 2);
            byte[] prefix = address(parts[0]).orElseThrow(() -> invalid(text));
            try {
                int bits = parts.length == 1 ? prefix.length * 8 : Integer.parseInt(parts[1]);
                if (bits >= 0 && bits <= prefix.length * 8) {
                    return new Network(prefix, bits);
                }
            } catch (NumberFormatException notANumber) {
                throw invalid(text);
            }
            throw invalid(text);
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }

        /// Only literal addresses: nothing is looked up in the network.
        static Optional<byte[]> address(String text) {
            if (!text.matches("[0-9a-fA-F:.]{2,45}")) {
                return Optional.empty();
            }
            try {
                return Optional.of(InetAddress.ofLiteral(text).getAddress());
            } catch (IllegalArgumentException notAnAddress) {
                return Optional.empty();
            }
        }

        private static IllegalArgumentException invalid(String text) {
            return new IllegalArgumentException(
                    "trusted proxy '%s': expected an address or a network such as 10.0.0.0/8"
                            .formatted(text));
        }
    }
}
