package org.querencia.core.measure;

import java.util.List;

/// Which events tell that a message went out to somebody, and which of them promote something.
///
/// The property `purpose` says what a message is for, in any words of the sender's; `message_id` or
/// `email_id` name it, so that what tells of its sending and of its arrival is one message.
public final class SentMessages {

    /// Names of events in lower case.
    public static final List<String> SENT =
            List.of(
                    "message sent",
                    "email sent",
                    "sms sent",
                    "push sent",
                    "push notification sent",
                    "notification sent");

    /// What arrived was sent, though nobody told so: counted where the message is named by an id.
    public static final List<String> DELIVERED =
            List.of(
                    "message delivered",
                    "email delivered",
                    "sms delivered",
                    "push delivered",
                    "push notification delivered");

    /// What all words for it are told as.
    public static final String PROMOTION = "promotion";

    /// Words of `purpose` for it, in lower case; `marketing` is what WhatsApp calls it.
    public static final List<String> PROMOTIONS =
            List.of(
                    PROMOTION,
                    "promotional",
                    "promo",
                    "offer",
                    "marketing",
                    "promoción",
                    "promocion",
                    "promocional",
                    "oferta");

    private SentMessages() {}
}
