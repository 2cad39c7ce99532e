package org.querencia.connect.webhook;

import static org.querencia.connect.webhook.Reads.objects;
import static org.querencia.connect.webhook.Reads.required;
import static org.querencia.connect.webhook.Reads.text;

import java.util.ArrayList;
import java.util.List;
import org.querencia.connect.fact.Told;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.webhook.Webhooks.Call;

/// Meta's webhooks: `{"object":…,"entry":[{"changes":[…]}|{"messaging":[…]}]}`. One call may tell
/// of many happenings, of which each is read alone.
final class MetaDialect implements Dialect {

    @Override
    public boolean isSigned(Call call, String secret) {
        return Signatures.isHex(call.header("X-Hub-Signature-256"), secret, call.body());
    }

    @Override
    public Reading read(Call call, Fields body) {
        String object = required(body, "object", "the call");
        List<Told> told = new ArrayList<>();
        int ignored = 0;
        for (Fields entry : objects(body, "entry")) {
            for (Fields change : objects(entry, "changes")) {
                List<Told> read = change(object, text(change, "field"), change.fields("value"));
                ignored += read.isEmpty() ? 1 : 0;
                told.addAll(read);
            }
            for (Fields happening : objects(entry, "messaging")) {
                List<Told> read = messaging(object, happening);
                ignored += read.isEmpty() ? 1 : 0;
                told.addAll(read);
            }
        }
        return new Reading(told, ignored);
    }

    private static List<Told> change(String object, String field, Fields value) {
        return switch (field) {
            case "messages" ->
                    object.equals("whatsapp_business_account")
                            ? WhatsApp.read(value)
                            : messaging(object, value);
            case "leadgen" -> Leads.read(value);
            default -> List.of();
        };
    }

    private static List<Told> messaging(String object, Fields happening) {
        return switch (object) {
            case "instagram" -> DirectMessages.INSTAGRAM.read(happening);
            case "page" -> DirectMessages.MESSENGER.read(happening);
            default -> List.of();
        };
    }
}
