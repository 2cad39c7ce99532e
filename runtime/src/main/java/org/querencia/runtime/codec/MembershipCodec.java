package org.querencia.runtime.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.event.Said;
import org.querencia.core.event.Texts;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// The companies of a person, by account id.
final class MembershipCodec {

    private MembershipCodec() {}

    static void write(JsonGenerator out, String name, Map<AccountKey, Membership> companies) {
        if (companies.isEmpty()) {
            return;
        }
        out.writeName(name);
        out.writeStartObject();
        for (Map.Entry<AccountKey, Membership> entry : Json.sorted(companies)) {
            out.writeName(Texts.clean(entry.getKey().id()));
            write(out, entry.getValue());
        }
        out.writeEndObject();
    }

    static Map<AccountKey, Membership> read(JsonParser in) {
        Map<AccountKey, Membership> companies = new HashMap<>();
        Json.fields(in, id -> companies.put(new AccountKey(id), membership(in)));
        return companies;
    }

    private static void write(JsonGenerator out, Membership membership) {
        out.writeStartObject();
        SaidCodec.write(out, "belongs", membership.belongs(), JsonGenerator::writeBoolean);
        SaidCodec.write(out, "words", membership.words(), Function.identity(), Json::string);
        out.writeEndObject();
    }

    private static Membership membership(JsonParser in) {
        Draft draft = new Draft();
        Json.fields(in, field -> draft.read(field, in));
        return new Membership(draft.belongs, draft.words);
    }

    private static final class Draft {
        private Optional<Said<Boolean>> belongs = Optional.empty();
        private Map<String, Said<String>> words = Map.of();

        void read(String field, JsonParser in) {
            switch (field) {
                case "belongs" ->
                        belongs = Optional.of(SaidCodec.read(in, JsonParser::getBooleanValue));
                case "words" -> words = SaidCodec.readMap(in, JsonParser::getString);
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }
    }
}
