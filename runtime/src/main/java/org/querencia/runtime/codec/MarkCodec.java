package org.querencia.runtime.codec;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.querencia.core.event.Event.Mark;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// [Mark]s as a list of words, in their own order.
final class MarkCodec {

    private MarkCodec() {}

    static void write(JsonGenerator out, Set<Mark> marks) {
        out.writeStartArray();
        for (Mark mark : Mark.values()) {
            if (marks.contains(mark)) {
                out.writeString(mark.name().toLowerCase(Locale.ROOT));
            }
        }
        out.writeEndArray();
    }

    static Set<Mark> read(JsonParser in) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            marks.add(Mark.valueOf(in.getString().toUpperCase(Locale.ROOT)));
        }
        return marks;
    }
}
