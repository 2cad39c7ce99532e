package org.querencia.runtime.collect;

import java.net.InetAddress;

/// A range of addresses: `192.0.2.0/24`, `2001:db8::/32`, or one address alone.
public record Network(String text) {

    public Network {
        prefix(text);
        bits(text);
    }

    public boolean contains(String address) {
        byte[] own = prefix(text).getAddress();
        byte[] other;
        try {
            other = InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
        if (own.length != other.length) {
            return false;
        }
        int bits = bits(text);
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((own[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress prefix(String text) {
        int slash = text.indexOf('/');
        try {
            return InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        } catch (IllegalArgumentException notAnAddress) {
            throw bad(text);
        }
    }

    private static int bits(String text) {
        int slash = text.indexOf('/');
        int all = prefix(text).getAddress().length * 8;
        if (slash < 0) {
            return all;
        }
        String written = text.substring(slash + 1);
        if (!written.matches("\\d{1,3}") || Integer.parseInt(written) > all) {
            throw bad(text);
        }
        return Integer.parseInt(written);
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException(
                "network '%s': expected an address, or a range such as 192.0.2.0/24"
                        .formatted(text));
    }
}
