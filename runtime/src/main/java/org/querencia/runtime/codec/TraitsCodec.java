package org.querencia.runtime.codec;

import java.util.Map;
import java.util.function.Function;
import org.querencia.core.event.Said;
import org.querencia.core.event.Value;
import org.querencia.core.trait.Traits;
import org.querencia.core.trait.Traits.Correction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Traits] as an object: what sources told, and what people decided.
final class TraitsCodec {

    private TraitsCodec() {}

    static void write(JsonGenerator out, String name, Traits traits) {
        if (traits.isEmpty()) {
            return;
        }
        out.writeName(name);
        out.writeStartObject();
        SaidCodec.write(out, "told", traits.told(), Function.identity(), ValueCodec::write);
        SaidCodec.write(
                out, "decided", traits.corrected(), Function.identity(), TraitsCodec::correction);
        out.writeEndObject();
    }

    static Traits read(JsonParser in) {
        Draft draft = new Draft();
        Json.fields(in, name -> draft.read(name, in));
        return new Traits(draft.told, draft.decided);
    }

    private static void correction(JsonGenerator out, Correction correction) {
        out.writeStartObject();
        if (correction.holds()) {
            out.writeName("correct");
            ValueCodec.write(out, correction.value());
        }
        out.writeEndObject();
    }

    private static final class Draft {
        private Map<String, Said<Value>> told = Map.of();
        private Map<String, Said<Correction>> decided = Map.of();

        void read(String field, JsonParser in) {
            switch (field) {
                case "told" -> told = SaidCodec.readMap(in, ValueCodec::read);
                case "decided" -> decided = SaidCodec.readMap(in, Draft::correction);
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }

        private static Correction correction(JsonParser in) {
            Correction[] correction = {new Correction(false, Value.NOTHING)};
            Json.fields(
                    in,
                    field -> {
                        if (field.equals("correct")) {
                            correction[0] = new Correction(true, ValueCodec.read(in));
                        }
                    });
            return correction[0];
        }
    }
}
