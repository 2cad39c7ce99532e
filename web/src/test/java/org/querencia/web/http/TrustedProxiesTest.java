package org.querencia.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies =
            new TrustedProxies(List.of("10.0.0.0/8", "127.0.0.1", "fd00::/8"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    203.0.113.9 | 198.51.100.1             | 203.0.113.9
                    127.0.0.1   |                          | 127.0.0.1
                    127.0.0.1   | 198.51.100.1             | 198.51.100.1
                    10.1.2.3    | 198.51.100.1, 10.9.9.9   | 198.51.100.1
                    10.1.2.3    | 6.6.6.6, 198.51.100.1    | 198.51.100.1
                    127.0.0.1   | unknown                  | 127.0.0.1
                    127.0.0.1   | evil.example, 10.0.0.1   | 10.0.0.1
                    fd00::1     | 2001:db8::7              | 2001:db8::7
                    127.0.0.1   | 10.0.0.1, 10.0.0.2       | 10.0.0.1
                    """)
    void the_client_is_the_first_from_the_right_that_no_trusted_proxy_is(
            String peer, String forwarded, String client) {
        assertThat(proxies.client(peer, forwarded == null ? List.of() : List.of(forwarded)))
                .isEqualTo(client);
    }

    /// Who is connected, and the headers Host, X-Forwarded-Proto and X-Forwarded-Host.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            emptyValue = "",
            textBlock =
                    """
                    10.1.2.3    | inner:8080      | https | cdp.shop.example      | https://cdp.shop.example
                    10.1.2.3    | inner:8080      | https | ''                    | https://inner:8080
                    10.1.2.3    | inner:8080      | ''    | cdp.shop.example:8443 | http://cdp.shop.example:8443
                    10.1.2.3    | inner:8080      | ''    | ''                    | http://inner:8080
                    10.1.2.3    | inner:8080      | gopher | a b/c               | http://inner:8080
                    203.0.113.9 | inner:8080      | https | evil.example          | http://inner:8080
                    203.0.113.9 | [2001:db8::1]:80 | ''   | ''                    | http://[2001:db8::1]:80
                    203.0.113.9 | ''              | ''    | ''                    | http://localhost
                    203.0.113.9 | a b             | ''    | ''                    | http://localhost
                    """)
    void the_address_asked_for_is_what_a_trusted_proxy_says(
            String peer, String host, String protocol, String forHost, String asked) {
        assertThat(proxies.asked(peer, "http", host, protocol, forHost)).hasToString(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10/8/8"})
    void a_network_that_is_none_is_refused(String network) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(network)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trusted proxy");
    }

    @Test
    void nobody_is_trusted_without_settings() {
        assertThat(new TrustedProxies(List.of()).client("127.0.0.1", List.of("1.2.3.4")))
                .isEqualTo("127.0.0.1");
    }
}
