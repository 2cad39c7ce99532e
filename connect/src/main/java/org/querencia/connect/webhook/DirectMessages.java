package org.querencia.connect.webhook;

import static org.querencia.connect.webhook.Reads.instant;
import static org.querencia.connect.webhook.Reads.objects;
import static org.querencia.connect.webhook.Reads.required;
import static org.querencia.connect.webhook.Reads.text;

import java.util.List;
import java.util.Optional;
import org.querencia.connect.fact.FieldsBuilder;
import org.querencia.connect.fact.Told;
import org.querencia.connect.fact.Told.Named;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Flag;

/// One happening of a conversation on Instagram or Messenger, which are told alike. People are
/// known there by an id that is theirs towards this company only.
enum DirectMessages {
    INSTAGRAM("instagram", "instagram_id"),
    MESSENGER("messenger", "messenger_id");

    private final String channel;
    private final String idType;

    DirectMessages(String channel, String idType) {
        this.channel = channel;
        this.idType = idType;
    }

    /// What a person wrote or chose; nothing for what the company wrote itself, and for receipts
    /// that name no message.
    List<Told> read(Fields happening) {
        Fields message = happening.fields("message");
        Fields postback = happening.fields("postback");
        if (!message.isEmpty()) {
            boolean echo = new Flag(true).equals(message.values().get("is_echo"));
            boolean deleted = new Flag(true).equals(message.values().get("is_deleted"));
            return echo || deleted ? List.of() : List.of(message(happening, message));
        }
        return postback.isEmpty() ? List.of() : List.of(postback(happening, postback));
    }

    private Told message(Fields happening, Fields message) {
        String id = required(message, "mid", "a message");
        Optional<Fields> attached = objects(message, "attachments").stream().findFirst();
        return received(
                happening,
                id,
                new FieldsBuilder()
                        .text("channel", channel)
                        .text("kind", attached.flatMap(one -> one.text("type")).orElse("text"))
                        .text("text", text(message, "text"))
                        .text("payload", text(message.fields("quick_reply"), "payload"))
                        .text(
                                "media_url",
                                attached.flatMap(one -> one.fields("payload").text("url")))
                        .text("message_id", id)
                        .text("reply_to", text(message.fields("reply_to"), "mid")));
    }

    private Told postback(Fields happening, Fields postback) {
        String id =
                postback.text("mid")
                        .orElseGet(() ->
                                "%s/%s"
                                        .formatted(
                                                text(happening.fields("sender"), "id"),
                                                text(happening, "timestamp")));
        return received(
                happening,
                id,
                new FieldsBuilder()
                        .text("channel", channel)
                        .text("kind", "button")
                        .text("text", text(postback, "title"))
                        .text("payload", text(postback, "payload"))
                        .text("message_id", id));
    }

    private Told received(Fields happening, String id, FieldsBuilder content) {
        String sender = required(happening.fields("sender"), "id", "the sender of a message");
        return Told.track(
                channel + "/" + id,
                "Message Received",
                List.of(new Named(idType, sender)),
                instant(happening, "timestamp"),
                content.text("business_id", text(happening.fields("recipient"), "id")).build());
    }
}
