package org.querencia.runtime.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.consent.Consent;
import org.querencia.core.consent.Consents;
import org.querencia.core.consent.Scope;
import org.querencia.core.event.Said;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Consents] as a list of `[channel, purpose, word]`, in order of channel and purpose.
final class ConsentCodec {

    private ConsentCodec() {}

    static void write(JsonGenerator out, String name, Consents consents) {
        if (consents.said().isEmpty()) {
            return;
        }
        out.writeName(name);
        out.writeStartArray();
        for (Map.Entry<Scope, Said<Consent>> entry : Json.sorted(consents.said())) {
            out.writeStartArray();
            Json.string(out, entry.getKey().channel());
            Json.string(out, entry.getKey().purpose());
            SaidCodec.write(out, entry.getValue(), ConsentCodec::write);
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    static Consents read(JsonParser in) {
        Map<Scope, Said<Consent>> said = new HashMap<>();
        List<Scope> scopes =
                Json.list(
                        in,
                        () -> {
                            in.nextToken();
                            String channel = in.getString();
                            in.nextToken();
                            Scope scope = new Scope(channel, in.getString());
                            in.nextToken();
                            said.put(scope, SaidCodec.read(in, ConsentCodec::consent));
                            in.nextToken();
                            return scope;
                        });
        return scopes.isEmpty() ? Consents.NONE : new Consents(said);
    }

    private static void write(JsonGenerator out, Consent consent) {
        out.writeStartObject();
        out.writeBooleanProperty("given", consent.given());
        Json.text(out, "proof", consent.proof());
        Json.text(out, "document", consent.document());
        Json.text(out, "place", consent.place());
        out.writeEndObject();
    }

    private static Consent consent(JsonParser in) {
        Draft draft = new Draft();
        Json.fields(in, name -> draft.read(name, in));
        return new Consent(draft.given, draft.proof, draft.document, draft.place);
    }

    private static final class Draft {
        private boolean given;
        private String proof = "";
        private String document = "";
        private String place = "";

        void read(String field, JsonParser in) {
            switch (field) {
                case "given" -> given = in.getBooleanValue();
                case "proof" -> proof = in.getString();
                case "document" -> document = in.getString();
                case "place" -> place = in.getString();
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }
    }
}
