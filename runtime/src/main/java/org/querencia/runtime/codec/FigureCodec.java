package org.querencia.runtime.codec;

import java.math.BigDecimal;
import java.util.Optional;
import org.querencia.core.order.Figure;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Figure] as `{"amount":…,"currency":…}`, the amount as it was told.
final class FigureCodec {

    private FigureCodec() {}

    static void write(JsonGenerator out, Figure figure) {
        out.writeStartObject();
        writeFields(out, figure);
        out.writeEndObject();
    }

    static void writeFields(JsonGenerator out, Figure figure) {
        out.writeName("amount");
        out.writeNumber(figure.amount());
        Json.text(out, "currency", figure.currency());
    }

    /// Empty for an object without an amount.
    static Optional<Figure> read(JsonParser in) {
        Draft draft = new Draft();
        Json.fields(in, name -> draft.read(name, in));
        return draft.figure();
    }

    /// For objects that hold more than a figure.
    static final class Draft {
        private Optional<BigDecimal> amount = Optional.empty();
        private String currency = "";

        void read(String field, JsonParser in) {
            switch (field) {
                case "amount" -> amount = Optional.of(in.getDecimalValue());
                case "currency" -> currency = in.getString();
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }

        Optional<Figure> figure() {
            return amount.map(number -> new Figure(number, currency));
        }
    }
}
