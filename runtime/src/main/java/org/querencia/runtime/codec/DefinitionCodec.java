package org.querencia.runtime.codec;

import java.time.Instant;
import org.querencia.core.event.Definition;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Definition] from and to the JSON of the log.
public final class DefinitionCodec {

    static final int VERSION = 1;

    private DefinitionCodec() {}

    public static byte[] write(Definition definition) {
        return Json.write(VERSION, out -> write(out, definition));
    }

    public static Definition read(byte[] json) {
        return Json.read(
                json,
                in -> {
                    Draft draft = new Draft();
                    Json.fields(in, name -> draft.read(name, in));
                    return draft.definition();
                });
    }

    private static void write(JsonGenerator out, Definition definition) {
        Json.text(out, "id", definition.messageId());
        OriginCodec.write(out, definition.origin());
        Json.instant(out, "received", definition.receivedAt());
        Json.text(out, "by", definition.by());
        Json.text(out, "kind", definition.kind());
        Json.text(out, "key", definition.key());
        Json.text(out, "content", definition.content());
    }

    private static final class Draft {
        private final OriginCodec.Draft origin = new OriginCodec.Draft();
        private String id = "";
        private Instant received = Instant.EPOCH;
        private String by = "";
        private String kind = "";
        private String key = "";
        private String content = "";

        void read(String field, JsonParser in) {
            switch (field) {
                case "v" -> Json.requireVersion(in, VERSION);
                case "id" -> id = in.getString();
                case "received" -> received = Json.instant(in);
                case "by" -> by = in.getString();
                case "kind" -> kind = in.getString();
                case "key" -> key = in.getString();
                case "content" -> content = in.getString();
                default -> origin.read(field, in);
            }
        }

        Definition definition() {
            return new Definition(id, origin.origin(), received, by, kind, key, content);
        }
    }
}
