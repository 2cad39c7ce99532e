package org.querencia.connect.webhook;

import static org.querencia.connect.webhook.Reads.instant;
import static org.querencia.connect.webhook.Reads.name;
import static org.querencia.connect.webhook.Reads.objects;
import static org.querencia.connect.webhook.Reads.required;
import static org.querencia.connect.webhook.Reads.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.connect.fact.FactMaker;
import org.querencia.connect.fact.FieldsBuilder;
import org.querencia.connect.fact.Told;
import org.querencia.connect.fact.Told.Named;
import org.querencia.core.event.Value.Fields;

/// The value of a `messages` change of the WhatsApp Cloud API: messages people sent, with how they
/// call themselves, and how far messages to them got.
final class WhatsApp {

    private static final String CHANNEL = "whatsapp";

    private WhatsApp() {}

    static List<Told> read(Fields value) {
        List<Told> told = new ArrayList<>();
        String business = text(value.fields("metadata"), "phone_number_id");
        List<Fields> contacts = objects(value, "contacts");
        for (Fields message : objects(value, "messages")) {
            told.addAll(message(message, contacts, business));
        }
        for (Fields status : objects(value, "statuses")) {
            told.addAll(status(status, business));
        }
        return told;
    }

    private static List<Told> message(Fields message, List<Fields> contacts, String business) {
        String id = required(message, "id", "a message");
        Optional<Instant> at = instant(message, "timestamp");
        Optional<Fields> contact = contact(message, contacts);
        List<Named> who = who(message, contact);
        List<Told> told = new ArrayList<>();
        contact.flatMap(one -> one.fields("profile").text("name"))
                .ifPresent(called -> told.add(sender(called, message, who, at)));
        told.add(
                Told.track(
                        "whatsapp/" + id,
                        "Message Received",
                        who,
                        at,
                        content(message)
                                .text("message_id", id)
                                .text("reply_to", text(message.fields("context"), "id"))
                                .text("referral", referral(message.fields("referral")))
                                .text("business_id", business)
                                .build()));
        return told;
    }

    /// A number, or an id of Meta's own where somebody keeps the number hidden.
    private static List<Named> who(Fields message, Optional<Fields> contact) {
        List<Named> who = new ArrayList<>();
        Optional<String> number = contact.flatMap(one -> one.text("wa_id"));
        name(who, "phone", number.or(() -> message.text("from")).map(WhatsApp::international));
        name(who, "whatsapp_user_id", contact.flatMap(one -> one.text("user_id")));
        return who;
    }

    private static Optional<Fields> contact(Fields message, List<Fields> contacts) {
        String from = text(message, "from");
        return contacts.stream()
                .filter(one -> text(one, "wa_id").equals(from))
                .findFirst()
                .or(() -> contacts.size() == 1 ? contacts.stream().findFirst() : Optional.empty());
    }

    /// Each message repeats the name: told once a day is enough.
    private static Told sender(
            String called, Fields message, List<Named> who, Optional<Instant> at) {
        String day =
                at.map(then -> then.atZone(ZoneOffset.UTC).toLocalDate().toString()).orElse("");
        return Told.identify(
                FactMaker.hashed(
                        "whatsapp/name/%s/%s/%s".formatted(text(message, "from"), day, called)),
                who,
                at,
                new FieldsBuilder().text("name", called).build());
    }

    private static FieldsBuilder content(Fields message) {
        String kind = text(message, "type");
        Fields own = message.fields(kind);
        FieldsBuilder content = new FieldsBuilder().text("channel", CHANNEL).text("kind", kind);
        return switch (kind) {
            case "text" -> content.text("text", text(own, "body"));
            case "button" ->
                    content.text("text", text(own, "text")).text("payload", text(own, "payload"));
            case "interactive" -> reply(content, own.fields(text(own, "type")));
            case "image", "video", "audio", "document", "sticker" ->
                    content.text("text", text(own, "caption"))
                            .text("media_id", text(own, "id"))
                            .text("media_type", text(own, "mime_type"))
                            .text("file_name", text(own, "filename"));
            case "location" ->
                    content.text("text", text(own, "name"))
                            .number("latitude", own.number("latitude"))
                            .number("longitude", own.number("longitude"))
                            .text("address", text(own, "address"));
            case "reaction" ->
                    content.text("text", text(own, "emoji"))
                            .text("reaction_to", text(own, "message_id"));
            default -> content;
        };
    }

    private static FieldsBuilder reply(FieldsBuilder content, Fields reply) {
        return content.text("text", text(reply, "title")).text("payload", text(reply, "id"));
    }

    /// Which advertisement opened the conversation.
    private static String referral(Fields referral) {
        return text(referral, "source_id");
    }

    private static List<Told> status(Fields status, String business) {
        String id = required(status, "id", "a status");
        String reached = text(status, "status");
        String event =
                switch (reached) {
                    case "sent" -> "Message Sent";
                    case "delivered" -> "Message Delivered";
                    case "read" -> "Message Read";
                    case "failed" -> "Message Failed";
                    default -> "";
                };
        if (event.isEmpty()) {
            return List.of();
        }
        List<Named> who = new ArrayList<>();
        name(who, "phone", status.text("recipient_id").map(WhatsApp::international));
        Optional<Fields> error = objects(status, "errors").stream().findFirst();
        return List.of(
                Told.track(
                        "whatsapp/%s/%s".formatted(id, reached),
                        event,
                        who,
                        instant(status, "timestamp"),
                        new FieldsBuilder()
                                .text("channel", CHANNEL)
                                .text("message_id", id)
                                .text("purpose", status.fields("pricing").text("category"))
                                .text("error_code", error.flatMap(one -> one.text("code")))
                                .text("error", error.flatMap(one -> one.text("title")))
                                .text("business_id", business)
                                .build()));
    }

    /// WhatsApp writes numbers with their country and without a sign.
    private static String international(String number) {
        return number.startsWith("+") ? number : "+" + number;
    }
}
