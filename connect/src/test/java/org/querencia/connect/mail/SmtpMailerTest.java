package org.querencia.connect.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.Mailer.Handed;

class SmtpMailerTest {

    private static final Mail MAIL =
            new Mail(
                    "0a1b",
                    "ana@shop.example",
                    "Alarma: ventas de ñame",
                    "Bajaron un 50 %.\nMírelo.",
                    "<p>Bajaron un <b>50 %</b>.</p>",
                    Instant.parse("2026-11-20T12:00:00Z"));

    private Optional<GreenMail> running = Optional.empty();

    @AfterEach
    void stop() {
        running.ifPresent(GreenMail::stop);
        running = Optional.empty();
    }

    @Test
    void a_mail_arrives_as_text_and_html_under_its_own_id() throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP, 0);
        server.setUser("crm@shop.example", "crm", "secret");
        try (SmtpMailer mailer = mailer(server, "crm:secret@")) {
            assertThat(mailer.hand(MAIL)).isEqualTo(new Handed.Taken());
            assertThat(mailer.hand(MAIL)).isEqualTo(new Handed.Taken());
        }

        MimeMessage[] got = server.getReceivedMessages();
        assertThat(got).hasSize(2);
        assertThat(got[0].getMessageID()).isEqualTo("<0a1b@shop.example>");
        assertThat(got[1].getMessageID()).isEqualTo(got[0].getMessageID());
        assertThat(got[0].getSubject()).isEqualTo("Alarma: ventas de ñame");
        assertThat(got[0].getFrom())
                .extracting(Object::toString)
                .containsExactly("crm@shop.example");
        assertThat(got[0].getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("ana@shop.example");
        assertThat(got[0].getSentDate()).isEqualTo(MAIL.made());
        assertThat(got[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        Multipart parts = (Multipart) got[0].getContent();
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo(MAIL.text());
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent()).hasToString(MAIL.html());
    }

    @Test
    void pictures_go_inside_the_html_and_files_beside_it() throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP, 0);
        byte[] picture = {1, 2, 3, -1};
        byte[] file = "a,b\r\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        Mail mail =
                new Mail(
                        "0a1c",
                        MAIL.to(),
                        MAIL.subject(),
                        MAIL.text(),
                        "<img src=\"cid:picture.png\">",
                        MAIL.made(),
                        List.of(
                                new Mail.Part("picture.png", "image/png", true, picture),
                                new Mail.Part("view.csv", "text/csv", false, file)));
        try (SmtpMailer mailer = mailer(server, "")) {
            assertThat(mailer.hand(mail)).isEqualTo(new Handed.Taken());
        }

        Multipart all = (Multipart) server.getReceivedMessages()[0].getContent();
        assertThat(all.getContentType()).startsWith("multipart/mixed");
        Multipart words = (Multipart) all.getBodyPart(0).getContent();
        assertThat(words.getContentType()).startsWith("multipart/alternative");
        assertThat(words.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo(MAIL.text());
        Multipart related = (Multipart) words.getBodyPart(1).getContent();
        assertThat(related.getBodyPart(0).getContent()).hasToString(mail.html());
        assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<picture.png>");
        assertThat(related.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(picture);
        assertThat(all.getBodyPart(1).getFileName()).isEqualTo("view.csv");
        assertThat(all.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(file);
    }

    @Test
    void a_refused_login_is_told_without_the_password_and_tried_again() {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP, 0);
        server.setUser("crm@shop.example", "crm", "secret");
        try (SmtpMailer mailer = mailer(server, "crm:hush-hush@")) {
            Handed handed = mailer.hand(MAIL);

            assertThat(handed).isInstanceOf(Handed.Later.class);
            assertThat(handed.toString()).contains("535").doesNotContain("hush");
            assertThat(mailer.trouble()).isPresent();
        }
        try (SmtpMailer mailer = mailer(server, "crm:secret@")) {
            assertThat(mailer.trouble()).isEmpty();
        }
    }

    @Test
    void a_server_that_went_away_is_found_again() {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP, 0);
        int port = server.getSmtp().getPort();
        try (SmtpMailer mailer = mailer(server, "")) {
            assertThat(mailer.hand(MAIL)).isEqualTo(new Handed.Taken());
            server.stop();
            assertThat(mailer.hand(MAIL)).isInstanceOf(Handed.Later.class);
            assertThat(mailer.hand(MAIL)).isInstanceOf(Handed.Later.class);

            GreenMail again = server(ServerSetup.PROTOCOL_SMTP, port);
            assertThat(mailer.hand(MAIL)).isEqualTo(new Handed.Taken());
            assertThat(again.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void an_encrypted_connection_is_made_to_whom_is_trusted_only() throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTPS, 0);
        SmtpAddress address =
                SmtpAddress.parse(
                        "smtps://localhost:%d?from=crm@shop.example"
                                .formatted(server.getSmtps().getPort()));
        try (SmtpMailer stranger = new SmtpMailer(address)) {
            assertThat(stranger.hand(MAIL)).isInstanceOf(Handed.Later.class);
        }
        assertThat(server.getReceivedMessages()).isEmpty();
        try (SmtpMailer friend = new SmtpMailer(address, trusting())) {
            assertThat(friend.hand(MAIL)).isEqualTo(new Handed.Taken());
        }
    }

    @Test
    void a_reader_who_does_not_exist_is_refused_for_good_and_a_full_box_is_not() throws Exception {
        try (SayingServer server = new SayingServer("550 5.1.1 no such user")) {
            assertThat(handed(server))
                    .isInstanceOfSatisfying(
                            Handed.Never.class,
                            never -> assertThat(never.why()).contains("no such user"));
        }
        try (SayingServer server = new SayingServer("452 4.2.2 mailbox full")) {
            assertThat(handed(server)).isInstanceOf(Handed.Later.class);
        }
    }

    @Test
    void a_password_never_leaves_this_machine_unencrypted() {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP, 0);
        server.setUser("crm@shop.example", "crm", "secret");
        // An address of this machine that looks like another's.
        SmtpAddress elsewhere =
                SmtpAddress.parse(
                        "smtp://crm:secret@[::ffff:127.0.0.1]:%d?from=crm@shop.example"
                                .formatted(server.getSmtp().getPort()));
        try (SmtpMailer mailer = new SmtpMailer(elsewhere)) {
            assertThat(mailer.hand(MAIL).toString()).contains("STARTTLS");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    /// Trusts anybody, as one who has the company's own authority trusts it.
    private static SSLSocketFactory trusting() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustingAll()}, null);
        return context.getSocketFactory();
    }

    private static Handed handed(SayingServer server) {
        try (SmtpMailer mailer =
                new SmtpMailer(
                        SmtpAddress.parse(
                                "smtp://127.0.0.1:%d?from=crm@shop.example"
                                        .formatted(server.port())))) {
            return mailer.hand(MAIL);
        }
    }

    private GreenMail server(String protocol, int port) {
        stop();
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
        server.start();
        running = Optional.of(server);
        return server;
    }

    private static SmtpMailer mailer(GreenMail server, String login) {
        return new SmtpMailer(
                SmtpAddress.parse(
                        "smtp://%s127.0.0.1:%d?from=crm@shop.example"
                                .formatted(login, server.getSmtp().getPort())));
    }

    /// A mail server of one conversation that answers every reader in the same way.
    private static final class SayingServer implements AutoCloseable {
        private final ServerSocket listening =
                new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        SayingServer(String toReaders) throws IOException {
            Thread.ofVirtual().start(() -> converse(toReaders));
        }

        int port() {
            return listening.getLocalPort();
        }

        private void converse(String toReaders) {
            try (Socket socket = listening.accept();
                    InputStream in = socket.getInputStream();
                    OutputStream out = socket.getOutputStream()) {
                say(out, "220 here");
                String line = line(in);
                while (!line.isEmpty()) {
                    say(
                            out,
                            line.startsWith("RCPT")
                                    ? toReaders
                                    : line.startsWith("QUIT") ? "221 bye" : "250 fine");
                    line = line(in);
                }
            } catch (IOException over) {
                // The client hung up.
            }
        }

        private static void say(OutputStream out, String words) throws IOException {
            out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int letter = in.read(); letter >= 0 && letter != '\n'; letter = in.read()) {
                line.append((char) letter);
            }
            return line.toString().strip();
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }

    private static final class TrustingAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
