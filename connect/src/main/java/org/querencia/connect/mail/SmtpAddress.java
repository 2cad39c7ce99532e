package org.querencia.connect.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.runtime.mail.Mail;

/// Where mail is handed over, as one address:
/// `smtp(s)://user:password@mail.example:587?from=crm@shop.example`.
///
/// With `smtps` the connection is encrypted from its first byte; with `smtp` it becomes so by
/// STARTTLS (RFC 3207), which must succeed before a password is sent, other than to this machine.
///
/// @param user whose mailbox server lets us in; empty where it asks for nobody
/// @param from the sender's e-mail address
public record SmtpAddress(
        boolean encrypted, String host, int port, String user, String password, String from) {

    private static final int PORT = 587;
    private static final int PORT_ENCRYPTED = 465;

    /// Throws [IllegalArgumentException] that says what is wrong; never with the password.
    public static SmtpAddress parse(String text) {
        URI uri = uri(text);
        boolean encrypted = "smtps".equalsIgnoreCase(uri.getScheme());
        if (!encrypted && !"smtp".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("expected smtp:// or smtps://");
        }
        String host = uri.getHost();
        if (host == null || (uri.getPath() != null && !uri.getPath().matches("/?"))) {
            throw new IllegalArgumentException(
                    "expected a host and no path; write @ / : ? of a password as %40 %2F %3A %3F");
        }
        String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        String user = decoded(login[0]);
        Map<String, String> more = parameters(uri);
        if (!more.keySet().stream().allMatch("from"::equals)) {
            throw new IllegalArgumentException(
                    "'%s' is unknown; expected from".formatted(String.join(", ", more.keySet())));
        }
        String from = more.getOrDefault("from", user);
        if (!Mail.isAddress(from)) {
            throw new IllegalArgumentException(
                    "expected the sender's address, such as ?from=crm@shop.example");
        }
        int port = uri.getPort();
        return new SmtpAddress(
                encrypted,
                host,
                port > 0 ? port : encrypted ? PORT_ENCRYPTED : PORT,
                user,
                login.length == 2 ? decoded(login[1]) : "",
                from);
    }

    boolean signsIn() {
        return !user.isEmpty();
    }

    /// Whether the way there stays on this machine.
    boolean isHere() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /// Without what lets in.
    @Override
    public String toString() {
        return "%s://%s:%d, from %s".formatted(encrypted ? "smtps" : "smtp", host, port, from);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            // Its message holds the text, and that the password.
            throw new IllegalArgumentException("this is no address");
        }
    }

    private static Map<String, String> parameters(URI uri) {
        return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("=", 2))
                .collect(
                        Collectors.toMap(
                                one -> decoded(one[0]),
                                one -> one.length == 2 ? decoded(one[1]) : "",
                                (_, later) -> later));
    }

    /// A `+` is itself: addresses hold it.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
