package org.querencia.runtime.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.Node;
import org.querencia.core.trait.Traits;
import org.querencia.runtime.state.Described;
import org.querencia.science.linkage.Kept;
import org.querencia.science.linkage.Kind;

/// What is compared of a person: a value, or none, for each of [#COLUMNS]. What came by public
/// write keys alone is passed over unless asked for.
final class PersonRecords {

    /// @param identifier the type of identifier it is read from first; empty for none
    /// @param shared whether of identifiers of that type those that many people have, known by
    ///   their hash: they join nobody, but who is told with the same one may be one all the same
    /// @param traits names under which it is told, the usual one first
    record Source(String name, Kind kind, String identifier, boolean shared, List<String> traits) {
        Source(String name, Kind kind, String identifier, List<String> traits) {
            this(name, kind, identifier, false, traits);
        }
    }

    private static final int HASH_DIGITS = 12;

    static final List<Source> COLUMNS =
            List.of(
                    told("name", Kind.FULL_NAME, "name", "fullName", "full_name"),
                    told("firstName", Kind.GIVEN_NAME, "firstName", "first_name", "firstname"),
                    told("lastName", Kind.SURNAME, "lastName", "last_name", "lastname"),
                    told(
                            "birthday",
                            Kind.DATE,
                            "birthday",
                            "birthDate",
                            "birth_date",
                            "dateOfBirth",
                            "date_of_birth"),
                    told("gender", Kind.CATEGORY, "gender", "sex"),
                    new Source(
                            "document",
                            Kind.ID_NUMBER,
                            IdentityDefinition.TAX_ID,
                            List.of("taxId", "tax_id", "document", "documento", "cedula", "nit")),
                    new Source(
                            "phone",
                            Kind.PHONE,
                            IdentityDefinition.PHONE,
                            List.of("phone", "mobile")),
                    new Source("email", Kind.EMAIL, IdentityDefinition.EMAIL, List.of("email")),
                    told("city", Kind.PLACE, "city", "address.city", "town"),
                    told(
                            "address",
                            Kind.ADDRESS,
                            "address",
                            "address.street",
                            "address.line1",
                            "street"),
                    told(
                            "postcode",
                            Kind.POSTCODE,
                            "postcode",
                            "address.postalCode",
                            "postalCode",
                            "postal_code",
                            "zip"),
                    told("company", Kind.BUSINESS_NAME, "company", "companyName", "company.name"),
                    shared("sharedPhone", IdentityDefinition.PHONE),
                    shared("sharedEmail", IdentityDefinition.EMAIL));

    private final Predicate<SourceKey> isPublic;
    private final boolean withPublic;

    /// @param isPublic whether a source sends with public write keys
    PersonRecords(Predicate<SourceKey> isPublic, boolean withPublic) {
        this.isPublic = isPublic;
        this.withPublic = withPublic;
    }

    private static Source told(String name, Kind kind, String... traits) {
        return new Source(name, kind, "", List.of(traits));
    }

    private static Source shared(String name, String type) {
        return new Source(name, Kind.ID_NUMBER, type, true, List.of());
    }

    /// Whether a model compares what these records hold.
    static boolean fits(Kept model) {
        return model.columns().stream()
                .map(Kept.Source::name)
                .toList()
                .equals(COLUMNS.stream().map(Source::name).toList());
    }

    /// In the order of [#COLUMNS]; empty where nothing is known.
    List<String> of(Described person) {
        List<String> values = new ArrayList<>();
        for (Source column : COLUMNS) {
            values.add(
                    column.shared()
                            ? shared(person, column.identifier())
                            : identifier(person, column.identifier())
                                    .or(() -> trait(person.traits(), column.traits()))
                                    .orElse(""));
        }
        return values;
    }

    /// The one seen first.
    private Optional<String> identifier(Described person, String type) {
        return type.isEmpty()
                ? Optional.empty()
                : person.nodes().stream()
                        .filter(node -> node.identifier().type().equals(type))
                        .filter(this::counts)
                        .min(Comparator.comparing(Node::first).thenComparing(Node::id))
                        .map(node -> node.identifier().value());
    }

    /// One of them, always the same one.
    private String shared(Described person, String type) {
        return person.shared().stream()
                .filter(one -> one.type().equals(type) && (withPublic || one.trusted()))
                .map(one -> one.id().toString().replace("-", "").substring(0, HASH_DIGITS))
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    /// Whether a trusted source named it, and it names one person.
    boolean counts(Node node) {
        return (withPublic || node.vouched()) && node.sharing() == Node.Sharing.NONE;
    }

    private Optional<String> trait(Traits traits, List<String> names) {
        return names.stream()
                .flatMap(name -> trait(traits, name).stream())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private Optional<String> trait(Traits traits, String name) {
        int dot = name.indexOf('.');
        String whole = dot < 0 ? name : name.substring(0, dot);
        return traits.get(whole)
                .filter(trait -> withPublic || trait.byHand() || !isPublic.test(trait.source()))
                .flatMap(trait ->
                        dot < 0
                                ? Fields.of(name, trait.value()).text(name)
                                : inside(trait.value(), name.substring(dot + 1)));
    }

    private static Optional<String> inside(Value value, String field) {
        return value instanceof Fields fields ? fields.text(field) : Optional.empty();
    }
}
