package org.querencia.connect.courier;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Which addresses webhooks may call: those of the public internet, and of others what was allowed.
/// Whoever may enter an address here must not thereby reach the company's own machines (OWASP:
/// server-side request forgery).
public final class Networks {

    /// Neither public nor told by the JDK's own questions: RFC 6890 and its successors in the IANA
    /// registries of special-purpose addresses.
    private static final List<Network> SPECIAL =
            networks(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7");

    private final List<String> texts;
    private final List<Network> allowed;

    /// @param allowed addresses or networks of the company's own, such as `10.1.0.0/16`; throws
    ///   [IllegalArgumentException] on others
    public Networks(List<String> allowed) {
        this.texts = List.copyOf(allowed);
        this.allowed = allowed.stream().map(Network::parse).toList();
    }

    /// As they were given.
    public List<String> allowed() {
        return texts;
    }

    boolean mayCall(InetAddress address) {
        return isAllowed(address) || isPublic(address);
    }

    /// Whether it is one of the company's own that was allowed.
    boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.holds(address.getAddress()));
    }

    private static boolean isPublic(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && SPECIAL.stream().noneMatch(network -> network.holds(address.getAddress()));
    }

    private static List<Network> networks(String... texts) {
        return Arrays.stream(texts).map(Network::parse).toList();
    }

    private record Network(byte[] prefix, int bits) {

        static Network parse(String text) {
            String[] parts = text.strip().split("/", 2);
            try {
                byte[] prefix = InetAddress.ofLiteral(parts[0]).getAddress();
                int bits = parts.length == 1 ? prefix.length * 8 : Integer.parseInt(parts[1]);
                if (bits >= 0 && bits <= prefix.length * 8) {
                    return new Network(prefix, bits);
                }
            } catch (IllegalArgumentException notOne) {
                throw invalid(text);
            }
            throw invalid(text);
        }

        private static IllegalArgumentException invalid(String text) {
            return new IllegalArgumentException(
                    "'%s': expected an address or a network such as 10.0.0.0/8".formatted(text));
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
    }
}
