package org.querencia.runtime.codec;

import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Likeness;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Likeness] from and to JSON, inside of a decision: `probability`, `model`, and of each field how
/// it agrees and what that weighs.
final class LikenessCodec {

    static final String FIELD = "likeness";

    private LikenessCodec() {}

    static void write(JsonGenerator out, Likeness likeness) {
        out.writeName(FIELD);
        out.writeStartObject();
        out.writeNumberProperty("probability", likeness.probability());
        Json.text(out, "model", likeness.model());
        out.writeName("parts");
        out.writeStartArray();
        for (Likeness.Part part : likeness.parts()) {
            out.writeStartObject();
            Json.text(out, "field", part.field());
            Json.text(out, "level", part.level());
            out.writeNumberProperty("weight", part.hundredths());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    static final class Draft {
        private Optional<Likeness> read = Optional.empty();

        void read(JsonParser in) {
            Whole whole = new Whole();
            Json.fields(in, name -> whole.read(name, in));
            read = Optional.of(new Likeness(whole.probability, whole.model, whole.parts));
        }

        Likeness likeness() {
            return read.orElseGet(() -> new Likeness(0, "unknown", List.of()));
        }
    }

    private static final class Whole {
        private double probability;
        private String model = "unknown";
        private List<Likeness.Part> parts = List.of();

        void read(String name, JsonParser in) {
            switch (name) {
                case "probability" -> probability = in.getDoubleValue();
                case "model" -> model = in.getString();
                case "parts" -> parts = Json.list(in, () -> part(in));
                default -> {
                    // Of a later version.
                }
            }
        }

        private static Likeness.Part part(JsonParser in) {
            Piece piece = new Piece();
            Json.fields(in, name -> piece.read(name, in));
            return new Likeness.Part(piece.field, piece.level, piece.weight);
        }
    }

    private static final class Piece {
        private String field = "";
        private String level = "";
        private int weight;

        void read(String name, JsonParser in) {
            switch (name) {
                case "field" -> field = in.getString();
                case "level" -> level = in.getString();
                case "weight" -> weight = in.getIntValue();
                default -> {
                    // Of a later version.
                }
            }
        }
    }
}
