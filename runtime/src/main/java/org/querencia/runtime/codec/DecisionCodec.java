package org.querencia.runtime.codec;

import java.time.Instant;
import java.util.List;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Decision.Act;
import org.querencia.core.event.Decision.CorrectTrait;
import org.querencia.core.event.Decision.LinkProbably;
import org.querencia.core.event.Decision.Merge;
import org.querencia.core.event.Decision.RefuseLink;
import org.querencia.core.event.Decision.ReleaseTrait;
import org.querencia.core.event.Decision.RestoreLink;
import org.querencia.core.event.Decision.Split;
import org.querencia.core.event.Decision.TakeLinkBack;
import org.querencia.core.event.Likeness;
import org.querencia.core.event.Value;
import org.querencia.core.identity.Identifier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Decision] from and to the JSON of the log: the act's name in `act`, what it is about in
/// `these`, `those`, `trait`, `value` and `likeness`.
public final class DecisionCodec {

    static final int VERSION = 1;

    private DecisionCodec() {}

    public static byte[] write(Decision decision) {
        return Json.write(VERSION, out -> write(out, decision));
    }

    public static Decision read(byte[] json) {
        return Json.read(
                json,
                in -> {
                    Draft draft = new Draft();
                    Json.fields(in, name -> draft.read(name, in));
                    return draft.decision(in);
                });
    }

    private static void write(JsonGenerator out, Decision decision) {
        Json.text(out, "id", decision.messageId());
        OriginCodec.write(out, decision.origin());
        Json.instant(out, "received", decision.receivedAt());
        Json.text(out, "by", decision.by());
        switch (decision.act()) {
            case Merge(Identifier one, Identifier other) -> pair(out, "merge", one, other);
            case RefuseLink(Identifier one, Identifier other) ->
                    pair(out, "refuse-link", one, other);
            case RestoreLink(Identifier one, Identifier other) ->
                    pair(out, "restore-link", one, other);
            case Split(List<Identifier> apart, List<Identifier> rest) ->
                    groups(out, "split", apart, rest);
            case LinkProbably(Identifier one, Identifier other, Likeness likeness) -> {
                pair(out, "link-probably", one, other);
                LikenessCodec.write(out, likeness);
            }
            case TakeLinkBack(Identifier one, Identifier other, Likeness likeness) -> {
                pair(out, "take-link-back", one, other);
                LikenessCodec.write(out, likeness);
            }
            case CorrectTrait(Identifier person, String trait, Value value) -> {
                trait(out, "correct-trait", person, trait);
                out.writeName("value");
                ValueCodec.write(out, value);
            }
            case ReleaseTrait(Identifier person, String trait) ->
                    trait(out, "release-trait", person, trait);
        }
    }

    private static void pair(JsonGenerator out, String act, Identifier one, Identifier other) {
        groups(out, act, List.of(one), List.of(other));
    }

    private static void groups(
            JsonGenerator out, String act, List<Identifier> these, List<Identifier> those) {
        Json.text(out, "act", act);
        out.writeName("these");
        IdentifierCodec.write(out, these);
        out.writeName("those");
        IdentifierCodec.write(out, those);
    }

    private static void trait(JsonGenerator out, String act, Identifier person, String trait) {
        Json.text(out, "act", act);
        out.writeName("these");
        IdentifierCodec.write(out, List.of(person));
        Json.text(out, "trait", trait);
    }

    private static final class Draft {
        private final OriginCodec.Draft origin = new OriginCodec.Draft();
        private String id = "";
        private Instant received = Instant.EPOCH;
        private String by = "";
        private String act = "";
        private List<Identifier> these = List.of();
        private List<Identifier> those = List.of();
        private String trait = "";
        private Value value = Value.NOTHING;
        private final LikenessCodec.Draft likeness = new LikenessCodec.Draft();

        void read(String field, JsonParser in) {
            switch (field) {
                case "v" -> Json.requireVersion(in, VERSION);
                case "id" -> id = in.getString();
                case "received" -> received = Json.instant(in);
                case "by" -> by = in.getString();
                case "act" -> act = in.getString();
                case "these" -> these = IdentifierCodec.readList(in);
                case "those" -> those = IdentifierCodec.readList(in);
                case "trait" -> trait = in.getString();
                case "value" -> value = ValueCodec.read(in);
                case LikenessCodec.FIELD -> likeness.read(in);
                default -> origin.read(field, in);
            }
        }

        Decision decision(JsonParser in) {
            return new Decision(id, origin.origin(), received, by, act(in));
        }

        private Act act(JsonParser in) {
            return switch (act) {
                case "merge" -> new Merge(these.getFirst(), those.getFirst());
                case "refuse-link" -> new RefuseLink(these.getFirst(), those.getFirst());
                case "restore-link" -> new RestoreLink(these.getFirst(), those.getFirst());
                case "split" -> new Split(these, those);
                case "link-probably" ->
                        new LinkProbably(these.getFirst(), those.getFirst(), likeness.likeness());
                case "take-link-back" ->
                        new TakeLinkBack(these.getFirst(), those.getFirst(), likeness.likeness());
                case "correct-trait" -> new CorrectTrait(these.getFirst(), trait, value);
                case "release-trait" -> new ReleaseTrait(these.getFirst(), trait);
                default -> throw Json.invalid(in, "decision '%s' is unknown".formatted(act));
            };
        }
    }
}
