package org.querencia.web.wire;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.runtime.analyst.Scram;
import org.querencia.runtime.analyst.SqlLogin;
import org.querencia.runtime.analyst.SqlLogins;
import org.querencia.web.wire.Wire.Body;
import org.querencia.web.wire.Wire.Message;
import org.querencia.web.wire.Wire.Packet;

/// Lets those in who prove to know the password of a login, by SCRAM-SHA-256.
final class SignIn {

    private static final String METHOD = "SCRAM-SHA-256";
    private static final int MESSAGE_BYTES_MAX = 4_096;
    private static final int NONCE_BYTES = 18;

    private static final Pattern CLIENT_FIRST =
            Pattern.compile("([ny],[^,]*,)((?:m=[^,]*,)?n=[^,]*,r=([!-+--~]{1,200}).*)");

    private static final Pattern CLIENT_LAST =
            Pattern.compile("(c=([A-Za-z0-9+/=]*),r=([!-+--~]*).*),p=([A-Za-z0-9+/=]*)");

    private final SqlLogins logins;
    private final SecureRandom random;

    /// In the place of logins that are none, so that nobody learns which there are.
    private final Scram nobodys;

    SignIn(SqlLogins logins, SecureRandom random) {
        this.logins = logins;
        this.random = random;
        this.nobodys = Scram.of(nonce(), random);
    }

    /// Throws [WireException] for those who are not let in.
    void letIn(Wire wire, String user) throws IOException {
        Optional<Scram> known = logins.find(user).map(SqlLogin::verifier).flatMap(Scram::read);
        Scram scram = known.orElse(nobodys);
        wire.send(new Packet('R').number(10).text(METHOD).text(""));
        wire.flush();

        Matcher first = CLIENT_FIRST.matcher(first(wire));
        if (!first.matches()) {
            throw protocol();
        }
        String nonce = first.group(3) + nonce();
        String challenge = "r=%s,s=%s,i=%d".formatted(nonce, scram.salt(), scram.iterations());
        wire.send(new Packet('R').number(11).bytes(utf8(challenge)));
        wire.flush();

        Matcher last = CLIENT_LAST.matcher(expected(wire).rest());
        if (!last.matches()
                || !last.group(3).equals(nonce)
                || !last.group(2).equals(base64(first.group(1)))) {
            throw protocol();
        }
        String messages = first.group(2) + "," + challenge + "," + last.group(1);
        if (!scram.proves(messages, last.group(4)) || known.isEmpty()) {
            throw new WireException(
                    "28P01",
                    "no login '%s' with this password; make one with: querencia sql login NAME"
                            .formatted(user));
        }
        wire.send(new Packet('R').number(12).bytes(utf8("v=" + scram.signature(messages))));
        wire.send(new Packet('R').number(0));
    }

    private static String first(Wire wire) throws IOException {
        Body body = expected(wire);
        if (!body.text().equals(METHOD)) {
            throw protocol();
        }
        return new String(body.bytes(body.number()), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Body expected(Wire wire) throws IOException {
        Message message = wire.next(MESSAGE_BYTES_MAX);
        if (message.type() != 'p') {
            throw protocol();
        }
        return message.body();
    }

    private static WireException protocol() {
        return new WireException("08P01", "expected a sign-in by SCRAM-SHA-256");
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
