package org.querencia.connect.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import org.querencia.runtime.mail.Mail;

/// What a message holds: text and HTML to choose from (RFC 2046), the HTML with its pictures (RFC
/// 2387), and the files beside them.
final class MailBody {

    private MailBody() {}

    static Multipart of(Mail mail) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), StandardCharsets.UTF_8.name());
        Multipart words = new MimeMultipart("alternative", text, html(mail));
        if (mail.parts().stream().allMatch(Mail.Part::shown)) {
            return words;
        }
        Multipart all = new MimeMultipart("mixed", holding(words));
        for (Mail.Part part : mail.parts()) {
            if (!part.shown()) {
                MimeBodyPart file = content(part, Part.ATTACHMENT);
                all.addBodyPart(file);
            }
        }
        return all;
    }

    private static BodyPart html(Mail mail) throws MessagingException {
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), StandardCharsets.UTF_8.name(), "html");
        if (mail.parts().stream().noneMatch(Mail.Part::shown)) {
            return html;
        }
        Multipart related = new MimeMultipart("related", html);
        for (Mail.Part part : mail.parts()) {
            if (part.shown()) {
                MimeBodyPart picture = content(part, Part.INLINE);
                picture.setContentID("<%s>".formatted(part.name()));
                related.addBodyPart(picture);
            }
        }
        return holding(related);
    }

    private static MimeBodyPart content(Mail.Part part, String place) throws MessagingException {
        MimeBodyPart body = new MimeBodyPart();
        body.setDataHandler(new DataHandler(new ByteArrayDataSource(part.content(), part.kind())));
        body.setDisposition(place);
        body.setFileName(part.name());
        return body;
    }

    private static MimeBodyPart holding(Multipart parts) throws MessagingException {
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(parts);
        return body;
    }
}
