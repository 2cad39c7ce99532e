package org.querencia.runtime.codec;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.event.Texts;
import org.querencia.core.profile.Cart;
import org.querencia.core.profile.Kind;
import org.querencia.core.profile.Place;
import org.querencia.core.profile.Summary;
import org.querencia.core.profile.Tallies;
import org.querencia.core.profile.Tally;
import org.querencia.core.profile.Touch;
import org.querencia.core.profile.Views;
import org.querencia.core.trait.Traits;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Summary] from and to the JSON of the state. What is empty is left out, and equal summaries are
/// equal bytes.
public final class SummaryCodec {

    static final int VERSION = 1;

    private static final Comparator<Kind> BY_NAME =
            Comparator.comparing(Kind::type).thenComparing(Kind::name);

    private SummaryCodec() {}

    public static byte[] write(Summary summary) {
        return Json.write(VERSION, out -> write(out, summary));
    }

    public static Summary read(byte[] json) {
        return Json.read(
                json,
                in -> {
                    Draft draft = new Draft();
                    Json.fields(in, name -> draft.read(name, in));
                    return draft.summary();
                });
    }

    private static void write(JsonGenerator out, Summary summary) {
        TallyCodec.write(out, "events", summary.events());
        TallyCodec.write(out, "marked", summary.marked());
        writeKinds(out, summary.kinds().kept());
        TallyCodec.write(out, "otherKinds", summary.kinds().other());
        TallyCodec.write(out, "channels", summary.channels().kept());
        TallyCodec.write(out, "otherChannels", summary.channels().other());
        TraitsCodec.write(out, "traits", summary.traits());
        SaidCodec.write(out, "firstTouch", summary.firstTouch(), ContextCodec::write);
        SaidCodec.write(out, "lastTouch", summary.lastTouch(), ContextCodec::write);
        SaidCodec.write(out, "place", summary.place(), ContextCodec::write);
        MembershipCodec.write(out, "companies", summary.companies());
        CartCodec.write(out, "cart", summary.cart());
        SaidCodec.write(
                out, "views", summary.views().products(), Function.identity(), ItemCodec::write);
        ConsentCodec.write(out, "consents", summary.consents());
    }

    private static void writeKinds(JsonGenerator out, Map<Kind, Tally> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        out.writeName("kinds");
        out.writeStartArray();
        for (Map.Entry<Kind, Tally> entry : Json.sorted(kinds, BY_NAME)) {
            out.writeStartArray();
            out.writeString(EventCodec.name(entry.getKey().type()));
            out.writeString(Texts.clean(entry.getKey().name()));
            TallyCodec.write(out, entry.getValue());
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private static final class Draft {
        private Tally events = Tally.NONE;
        private Tally marked = Tally.NONE;
        private final Map<Kind, Tally> kinds = new HashMap<>();
        private Tally otherKinds = Tally.NONE;
        private Map<String, Tally> channels = Map.of();
        private Tally otherChannels = Tally.NONE;
        private Traits traits = Traits.NONE;
        private Optional<Said<Touch>> firstTouch = Optional.empty();
        private Optional<Said<Touch>> lastTouch = Optional.empty();
        private Optional<Said<Place>> place = Optional.empty();
        private Map<AccountKey, Membership> companies = Map.of();
        private Cart cart = Cart.EMPTY;
        private Views views = Views.NONE;
        private Consents consents = Consents.NONE;

        void read(String field, JsonParser in) {
            switch (field) {
                case "v" -> Json.requireVersion(in, VERSION);
                case "events" -> events = TallyCodec.read(in);
                case "marked" -> marked = TallyCodec.read(in);
                case "kinds" -> Json.list(in, () -> kind(in));
                case "otherKinds" -> otherKinds = TallyCodec.read(in);
                case "channels" -> channels = TallyCodec.readMap(in);
                case "otherChannels" -> otherChannels = TallyCodec.read(in);
                case "traits" -> traits = TraitsCodec.read(in);
                case "firstTouch" ->
                        firstTouch = Optional.of(SaidCodec.read(in, ContextCodec::readTouch));
                case "lastTouch" ->
                        lastTouch = Optional.of(SaidCodec.read(in, ContextCodec::readTouch));
                case "place" -> place = Optional.of(SaidCodec.read(in, ContextCodec::readPlace));
                case "companies" -> companies = MembershipCodec.read(in);
                case "cart" -> cart = CartCodec.read(in);
                case "views" -> views = new Views(SaidCodec.readMap(in, ItemCodec::readProduct));
                case "consents" -> consents = ConsentCodec.read(in);
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }

        private boolean kind(JsonParser in) {
            in.nextToken();
            String name = in.getString();
            Event.Type type =
                    EventCodec.type(name)
                            .orElseThrow(() ->
                                    Json.invalid(in, "event type '%s' is unknown".formatted(name)));
            in.nextToken();
            Kind kind = new Kind(type, in.getString());
            in.nextToken();
            kinds.put(kind, TallyCodec.read(in));
            in.nextToken();
            return true;
        }

        Summary summary() {
            return new Summary(
                    events,
                    marked,
                    new Tallies<>(Map.copyOf(kinds), otherKinds),
                    new Tallies<>(Map.copyOf(channels), otherChannels),
                    traits,
                    firstTouch,
                    lastTouch,
                    place,
                    companies,
                    cart,
                    views,
                    consents);
        }
    }
}
