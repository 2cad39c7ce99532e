package org.querencia.runtime.codec;

import java.time.Instant;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Retraction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Retraction] from and to the JSON of the log.
final class RetractionCodec {

    private static final int VERSION = 1;

    private RetractionCodec() {}

    static byte[] write(Retraction retraction) {
        return Json.write(VERSION, out -> write(out, retraction));
    }

    static Retraction read(byte[] json) {
        return Json.read(
                json,
                in -> {
                    Draft draft = new Draft();
                    Json.fields(in, name -> draft.read(name, in));
                    return draft.retraction();
                });
    }

    private static void write(JsonGenerator out, Retraction retraction) {
        Json.text(out, "id", retraction.messageId());
        OriginCodec.write(out, retraction.origin());
        Json.instant(out, "received", retraction.receivedAt());
        Json.text(out, "by", retraction.by());
        out.writeNumberProperty("import", retraction.importId().value());
    }

    private static final class Draft {
        private final OriginCodec.Draft origin = new OriginCodec.Draft();
        private String id = "";
        private Instant received = Instant.EPOCH;
        private String by = "";
        private long importId;

        void read(String field, JsonParser in) {
            switch (field) {
                case "v" -> Json.requireVersion(in, VERSION);
                case "id" -> id = in.getString();
                case "received" -> received = Json.instant(in);
                case "by" -> by = in.getString();
                case "import" -> importId = in.getLongValue();
                default -> origin.read(field, in);
            }
        }

        Retraction retraction() {
            return new Retraction(id, origin.origin(), received, by, new ImportId(importId));
        }
    }
}
