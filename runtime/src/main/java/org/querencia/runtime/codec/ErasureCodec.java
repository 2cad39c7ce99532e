package org.querencia.runtime.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.querencia.core.event.Erasure;
import org.querencia.core.identity.AnchorId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// [Erasure] from and to the JSON of the log.
final class ErasureCodec {

    private static final int VERSION = 1;

    private ErasureCodec() {}

    static byte[] write(Erasure erasure) {
        return Json.write(VERSION, out -> write(out, erasure));
    }

    static Erasure read(byte[] json) {
        return Json.read(
                json,
                in -> {
                    Draft draft = new Draft();
                    Json.fields(in, name -> draft.read(name, in));
                    return draft.erasure();
                });
    }

    private static void write(JsonGenerator out, Erasure erasure) {
        Json.text(out, "id", erasure.messageId());
        OriginCodec.write(out, erasure.origin());
        Json.instant(out, "received", erasure.receivedAt());
        Json.text(out, "by", erasure.by());
        out.writeArrayPropertyStart("anchors");
        erasure.anchors().forEach(anchor -> out.writeString(anchor.value().toString()));
        out.writeEndArray();
    }

    private static final class Draft {
        private final OriginCodec.Draft origin = new OriginCodec.Draft();
        private String id = "";
        private Instant received = Instant.EPOCH;
        private String by = "";
        private final List<AnchorId> anchors = new ArrayList<>();

        void read(String field, JsonParser in) {
            switch (field) {
                case "v" -> Json.requireVersion(in, VERSION);
                case "id" -> id = in.getString();
                case "received" -> received = Json.instant(in);
                case "by" -> by = in.getString();
                case "anchors" -> {
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        anchors.add(new AnchorId(UUID.fromString(in.getString())));
                    }
                }
                default -> origin.read(field, in);
            }
        }

        Erasure erasure() {
            return new Erasure(id, origin.origin(), received, by, anchors);
        }
    }
}
