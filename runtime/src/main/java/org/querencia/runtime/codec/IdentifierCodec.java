package org.querencia.runtime.codec;

import java.util.ArrayList;
import java.util.List;
import org.querencia.core.event.Texts;
import org.querencia.core.identity.Identifier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// [Identifier] as a pair, `["email","ana@x.co"]`.
final class IdentifierCodec {

    private IdentifierCodec() {}

    static void write(JsonGenerator out, List<Identifier> identifiers) {
        out.writeStartArray();
        for (Identifier identifier : identifiers) {
            write(out, identifier);
        }
        out.writeEndArray();
    }

    static void write(JsonGenerator out, Identifier identifier) {
        out.writeStartArray();
        out.writeString(Texts.clean(identifier.type()));
        out.writeString(Texts.clean(identifier.value()));
        out.writeEndArray();
    }

    static List<Identifier> readList(JsonParser in) {
        List<Identifier> identifiers = new ArrayList<>(4);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            identifiers.add(read(in));
        }
        return identifiers;
    }

    static Identifier read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw Json.invalid(in, "expected an identifier as [type, value]");
        }
        in.nextToken();
        String type = in.getString();
        in.nextToken();
        String value = in.getString();
        in.nextToken();
        return new Identifier(type, value);
    }
}
