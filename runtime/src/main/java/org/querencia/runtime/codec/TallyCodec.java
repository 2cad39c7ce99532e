package org.querencia.runtime.codec;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.querencia.core.event.Texts;
import org.querencia.core.profile.Tally;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// [Tally] as `[count, first, last]`; several of them by name.
final class TallyCodec {

    private TallyCodec() {}

    static void write(JsonGenerator out, String name, Tally tally) {
        if (!tally.isNone()) {
            out.writeName(name);
            write(out, tally);
        }
    }

    static void write(JsonGenerator out, Tally tally) {
        out.writeStartArray();
        out.writeNumber(tally.count());
        out.writeNumber(Json.micros(tally.first()));
        out.writeNumber(Json.micros(tally.last()));
        out.writeEndArray();
    }

    static Tally read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw Json.invalid(in, "expected a tally as [count, first, last]");
        }
        long count = in.nextLongValue(0);
        Instant first = Json.instant(in.nextLongValue(0));
        Instant last = Json.instant(in.nextLongValue(0));
        in.nextToken();
        return new Tally(count, first, last);
    }

    static void write(JsonGenerator out, String name, Map<String, Tally> tallies) {
        if (tallies.isEmpty()) {
            return;
        }
        out.writeName(name);
        out.writeStartObject();
        for (Map.Entry<String, Tally> entry : Json.sorted(tallies)) {
            out.writeName(Texts.clean(entry.getKey()));
            write(out, entry.getValue());
        }
        out.writeEndObject();
    }

    static Map<String, Tally> readMap(JsonParser in) {
        Map<String, Tally> tallies = new HashMap<>();
        Json.fields(in, name -> tallies.put(name, read(in)));
        return tallies;
    }
}
