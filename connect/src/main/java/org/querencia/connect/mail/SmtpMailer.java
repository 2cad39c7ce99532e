package org.querencia.connect.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.Mailer;

/// Hands mail to a mail server by SMTP (RFC 5321), over one connection until it is closed.
public final class SmtpMailer implements Mailer {

    private static final int CONNECT_MILLIS_MAX = 10_000;
    private static final int ANSWER_MILLIS_MAX = 30_000;
    private static final int WORDS_MAX = 500;
    private static final int FOR_GOOD = 500;

    private final SmtpAddress address;
    private final Session session;
    private @Nullable Transport open;

    public SmtpMailer(SmtpAddress address) {
        this(address, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /// @param encrypted makes the connections that are, such as those that trust a company's own
    ///   authority
    SmtpMailer(SmtpAddress address, SSLSocketFactory encrypted) {
        this.address = address;
        this.session = Session.getInstance(properties(address, encrypted));
    }

    @Override
    public Handed hand(Mail mail) {
        try {
            Message message = message(mail);
            transport().sendMessage(message, message.getAllRecipients());
            return new Handed.Taken();
        } catch (MessagingException refused) {
            close();
            return isForGood(refused)
                    ? new Handed.Never(words(refused))
                    : new Handed.Later(words(refused));
        }
    }

    /// Connects and signs in; says what is wrong, or nothing.
    public Optional<String> trouble() {
        try {
            transport();
            return Optional.empty();
        } catch (MessagingException refused) {
            return Optional.of(words(refused));
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        Transport closing = open;
        open = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (MessagingException gone) {
                // It was to be gone.
            }
        }
    }

    private Transport transport() throws MessagingException {
        Transport known = open;
        if (known != null && known.isConnected()) {
            return known;
        }
        Transport made = session.getTransport("smtp");
        if (address.signsIn()) {
            made.connect(address.host(), address.port(), address.user(), address.password());
        } else {
            made.connect(address.host(), address.port(), null, null);
        }
        open = made;
        return made;
    }

    private Message message(Mail mail) throws MessagingException {
        MimeMessage message =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", messageId(mail));
                    }
                };
        message.setFrom(new InternetAddress(address.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.made()));
        // So that nobody's absence notice answers (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(MailBody.of(mail));
        message.saveChanges();
        return message;
    }

    private String messageId(Mail mail) {
        return "<%s%s>".formatted(mail.id(), address.from().replaceFirst("^[^@]*", ""));
    }

    private static Properties properties(SmtpAddress address, SSLSocketFactory encrypted) {
        boolean protectedOnly = address.signsIn() && !address.isHere();
        Properties properties = new Properties();
        properties.put("mail.smtp.host", address.host());
        properties.put("mail.smtp.port", address.port());
        properties.put("mail.smtp.auth", Boolean.toString(address.signsIn()));
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS_MAX);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS_MAX);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS_MAX);
        properties.put("mail.smtp.from", address.from());
        properties.put("mail.smtp.ssl.enable", Boolean.toString(address.encrypted()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", new PromptSockets(encrypted));
        if (!address.encrypted()) {
            properties.put("mail.smtp.socketFactory", new PromptSockets.Plain());
            properties.put("mail.smtp.starttls.enable", "true");
            properties.put("mail.smtp.starttls.required", Boolean.toString(protectedOnly));
        }
        return properties;
    }

    /// Whether the server said a 5xx of this mail or its reader. Of a refused login that says
    /// nothing: it is mended in the settings, and the mail still wanted.
    private static boolean isForGood(MessagingException refused) {
        Exception one = refused;
        while (one != null) {
            boolean said =
                    switch (one) {
                        case AuthenticationFailedException _ -> false;
                        case SMTPAddressFailedException reader ->
                                reader.getReturnCode() >= FOR_GOOD;
                        case SMTPSendFailedException mail -> mail.getReturnCode() >= FOR_GOOD;
                        default -> false;
                    };
            if (said) {
                return true;
            }
            one = one instanceof MessagingException more ? more.getNextException() : null;
        }
        return false;
    }

    private String words(MessagingException refused) {
        StringBuilder words = new StringBuilder();
        Exception one = refused;
        while (one != null && words.length() < WORDS_MAX) {
            String said = String.valueOf(one.getMessage()).strip();
            if (words.indexOf(said) < 0) {
                words.append(words.isEmpty() ? "" : ": ").append(said);
            }
            one = one instanceof MessagingException more ? more.getNextException() : null;
        }
        String plain = words.toString().replaceAll("\\s+", " ");
        String hushed =
                address.password().isEmpty() ? plain : plain.replace(address.password(), "…");
        return hushed.length() > WORDS_MAX ? hushed.substring(0, WORDS_MAX) : hushed;
    }
}
