package org.querencia.runtime.visit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Item;
import org.querencia.core.visit.StoreVisit;
import org.querencia.core.visit.StoreVisit.Bought;
import org.querencia.core.visit.StoreVisit.Ending;
import org.querencia.core.visit.StoreVisit.Interest;
import org.querencia.core.visit.StoreVisit.NotBought;
import org.querencia.core.visit.StoreVisit.Piece;
import org.querencia.core.visit.StoreVisit.Thing;
import org.querencia.runtime.visit.VisitRefusedException.Reason;

/// Reads a visit from the JSON that the seller's page and the API send. A field nobody knows is
/// refused: a misspelt answer must not be lost quietly.
///
///     {"id": "…", "at": "…", "sentAt": "…", "person": {"profile": "…"}, "outcome": "bought",
///      "products": [{"product": "p-1", "name": "Café", "quantity": 2, "price": 32000}],
///      "total": 64000, "tried": ["…"], "asked": [{"product": "p-2", "name": "…"}],
///      "interest": "much", "arrival": "walked-by", "note": "…"}
public final class VisitReader {

    private static final Pattern ID =
            Pattern.compile("[A-Za-z0-9_-]{1,%d}".formatted(StoreVisit.ID_LENGTH_MAX));

    private static final Set<String> FIELDS =
            Set.of(
                    "id",
                    "at",
                    "sentAt",
                    "person",
                    "outcome",
                    "products",
                    "total",
                    "reason",
                    "reasonWords",
                    "tried",
                    "asked",
                    "interest",
                    "arrival",
                    "note");
    private static final Set<String> PERSON = Set.of("profile", "name", "phone", "email", "card");
    private static final Set<String> PRODUCT = Set.of("product", "name", "quantity", "price");
    private static final Set<String> THING = Set.of("product", "name");

    /// What a person gives, and the type of identifier it is.
    private static final Map<String, String> CONTACTS =
            Map.of(
                    "phone", IdentityDefinition.PHONE,
                    "email", IdentityDefinition.EMAIL,
                    "card", IdentityDefinition.LOYALTY_CARD);

    private final Fields body;

    private VisitReader(Fields body) {
        this.body = body;
    }

    /// @param otherwise the visit's id where the body tells none
    /// @throws VisitRefusedException that says what is wrong
    public static VisitForm read(Fields body, String otherwise) {
        return new VisitReader(body).form(otherwise);
    }

    private VisitForm form(String otherwise) {
        only(body, "", FIELDS);
        String id = id(body, otherwise);
        return new VisitForm(
                new StoreVisit(
                        id,
                        instant("at"),
                        instant("sentAt"),
                        ending(),
                        things("tried"),
                        things("asked"),
                        interest(),
                        text(body, "arrival", "arrival", StoreVisit.WORD_LENGTH_MAX),
                        text(body, "note", "note", StoreVisit.NOTE_LENGTH_MAX)),
                who());
    }

    static String id(Fields body, String otherwise) {
        String id = body.text("id").orElse(otherwise);
        if (!ID.matcher(id).matches()) {
            throw new VisitRefusedException(
                    Reason.BAD_ID,
                    "id",
                    id,
                    "id: expected 1 to %d letters, digits, '-' and '_'"
                            .formatted(StoreVisit.ID_LENGTH_MAX));
        }
        return id;
    }

    private Ending ending() {
        return switch (body.text("outcome").orElse("")) {
            case "bought" -> new Bought(pieces(), number(body, "total", "total"));
            case "not-bought" ->
                    new NotBought(
                            text(body, "reason", "reason", StoreVisit.WORD_LENGTH_MAX),
                            text(body, "reasonWords", "reasonWords", StoreVisit.NOTE_LENGTH_MAX));
            case "" ->
                    throw new VisitRefusedException(
                            Reason.NO_OUTCOME,
                            "outcome",
                            "outcome: missing; expected bought or not-bought");
            case String other -> throw badWord("outcome", other, "bought or not-bought");
        };
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (Value value : list("products", StoreVisit.PIECES_MAX)) {
            String at = "products[%d]".formatted(pieces.size());
            Fields fields = value instanceof Fields told ? told : Fields.of("name", value);
            only(fields, at + ".", PRODUCT);
            pieces.add(
                    new Piece(
                            thing(fields, at),
                            number(fields, "quantity", at + ".quantity").orElse(BigDecimal.ONE),
                            number(fields, "price", at + ".price")));
        }
        return pieces;
    }

    private List<Thing> things(String field) {
        List<Thing> things = new ArrayList<>();
        for (Value value : list(field, StoreVisit.THINGS_MAX)) {
            String at = "%s[%d]".formatted(field, things.size());
            Fields fields = value instanceof Fields told ? told : Fields.of("name", value);
            only(fields, at + ".", THING);
            things.add(thing(fields, at));
        }
        return things;
    }

    private static Thing thing(Fields fields, String at) {
        String product = text(fields, "product", at + ".product", StoreVisit.WORD_LENGTH_MAX);
        String name = text(fields, "name", at + ".name", StoreVisit.WORD_LENGTH_MAX);
        if (product.isEmpty() && name.isEmpty()) {
            throw new VisitRefusedException(
                    Reason.NO_NAME, at, "%s: expected a product or a name".formatted(at));
        }
        return new Thing(product, name.isEmpty() ? product : name);
    }

    private Interest interest() {
        return switch (body.text("interest").orElse("")) {
            case "" -> Interest.UNTOLD;
            case "none" -> Interest.NONE;
            case "some" -> Interest.SOME;
            case "much" -> Interest.MUCH;
            case String other -> throw badWord("interest", other, "none, some or much");
        };
    }

    private VisitForm.Who who() {
        Fields person = body.fields("person");
        if (person.isEmpty()) {
            return new VisitForm.Nobody();
        }
        only(person, "person.", PERSON);
        Optional<String> profile = person.text("profile");
        if (profile.isPresent()) {
            return new VisitForm.Somebody(profile(profile.get()));
        }
        Map<String, String> contacts = new LinkedHashMap<>();
        CONTACTS.forEach(
                (field, type) -> person.text(field).ifPresent(raw -> contacts.put(type, raw)));
        if (contacts.isEmpty()) {
            throw new VisitRefusedException(
                    Reason.NO_CONTACT,
                    "person",
                    "person: expected a phone, an email or a card beside the name, a profile, or"
                            + " nothing for somebody nobody knows");
        }
        return new VisitForm.Newcomer(
                text(person, "name", "person.name", StoreVisit.WORD_LENGTH_MAX), contacts);
    }

    static ProfileId profile(String text) {
        try {
            return new ProfileId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw unknownPerson(text);
        }
    }

    static VisitRefusedException unknownPerson(String id) {
        return new VisitRefusedException(
                Reason.UNKNOWN_PERSON,
                "person.profile",
                id,
                "person.profile: nobody has the id '%s'".formatted(id));
    }

    private Optional<Instant> instant(String field) {
        return instant(body, field);
    }

    static Optional<Instant> instant(Fields body, String field) {
        try {
            return body.text(field).map(Instant::parse);
        } catch (DateTimeParseException malformed) {
            throw new VisitRefusedException(
                    Reason.BAD_TIME,
                    field,
                    malformed.getParsedString(),
                    "%s: '%s'; expected an instant such as 2026-11-01T12:00:00Z"
                            .formatted(field, malformed.getParsedString()));
        }
    }

    static Optional<BigDecimal> number(Fields fields, String name, String at) {
        Optional<String> told = fields.text(name);
        Optional<BigDecimal> number = Item.number(fields, name).filter(some -> some.signum() > 0);
        if (told.isPresent() && number.isEmpty()) {
            throw new VisitRefusedException(
                    Reason.BAD_NUMBER,
                    at,
                    told.get(),
                    "%s: '%s'; expected a number above 0, at most a trillion"
                            .formatted(at, told.get()));
        }
        return number;
    }

    static String text(Fields fields, String name, String at, int lengthMax) {
        String text = fields.text(name).orElse("").strip();
        if (text.length() > lengthMax) {
            throw new VisitRefusedException(
                    Reason.TOO_LONG,
                    at,
                    Integer.toString(lengthMax),
                    "%s: expected at most %d characters".formatted(at, lengthMax));
        }
        return text;
    }

    private List<Value> list(String field, int sizeMax) {
        Value told = body.get(field).orElse(new Items(List.of()));
        if (!(told instanceof Items(List<Value> items))) {
            throw badWord(field, "", "a list");
        }
        if (items.size() > sizeMax) {
            throw new VisitRefusedException(
                    Reason.TOO_MANY,
                    field,
                    Integer.toString(sizeMax),
                    "%s: expected at most %d".formatted(field, sizeMax));
        }
        return items;
    }

    static void only(Fields fields, String under, Set<String> known) {
        for (String name : fields.values().keySet()) {
            if (!known.contains(name)) {
                throw new VisitRefusedException(
                        Reason.UNKNOWN_FIELD,
                        under + name,
                        "%s%s: not a field of a visit; it has %s"
                                .formatted(under, name, known.stream().sorted().toList()));
            }
        }
    }

    static VisitRefusedException badWord(String field, String told, String expected) {
        return new VisitRefusedException(
                Reason.BAD_WORD,
                field,
                told,
                "%s: '%s'; expected %s".formatted(field, told, expected));
    }
}
