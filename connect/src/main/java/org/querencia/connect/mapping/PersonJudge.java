package org.querencia.connect.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.connect.fact.Draft;
import org.querencia.connect.mapping.Kind.Who;
import org.querencia.connect.read.Row;
import org.querencia.connect.read.Why;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Recognition;
import org.querencia.core.identity.Recognition.Reason;

/// What a row tells of a person: who it is, what is known of them, what they allow.
final class PersonJudge {

    private final Mapping mapping;
    private final Mapping.Person person;
    private final ValueReader values;
    private final Company company;

    PersonJudge(Mapping mapping, ValueReader values, Company company) {
        this.mapping = mapping;
        this.person = mapping.person();
        this.values = values;
        this.company = company;
    }

    /// Whom a row is about, strongest first. What names nobody is noted; a row that needs somebody
    /// and names nobody is refused.
    List<Identifier> who(Row row, List<Verdict.Note> notes) {
        List<Identifier> found = new ArrayList<>(2);
        RowFault nobody = new RowFault("", "", Why.of("nobody"));
        for (Map.Entry<String, List<Taking>> type : person.identifiers().entrySet()) {
            for (Taking taking : type.getValue()) {
                Optional<String> text = identifier(row, taking);
                if (text.isEmpty()) {
                    continue;
                }
                switch (company.rules().identifier(type.getKey(), text.get())) {
                    case Recognition.Accepted(Identifier identifier) -> found.add(identifier);
                    case Recognition.Dropped(var _, var _, Reason reason) -> {
                        String code = code(reason);
                        notes.add(
                                new Verdict.Note(
                                        ValueReader.column(taking), Why.of(code, type.getKey())));
                        nobody =
                                ValueReader.fault(
                                        taking,
                                        text.get(),
                                        Why.of("nobody-" + code, type.getKey()));
                    }
                }
            }
        }
        if (found.isEmpty() && mapping.kind().who() == Who.NEEDED) {
            throw nobody;
        }
        return company.rules().ordered(found);
    }

    /// The identify and group calls of a row.
    void describe(Row row, List<Identifier> who, Optional<Instant> at, List<Draft> drafts) {
        if (who.isEmpty()) {
            return;
        }
        Fields traits = fields(row, person.traits());
        boolean describes =
                mapping.kind().equals(Kinds.CUSTOMERS) || mapping.kind().equals(Kinds.CONTACTS);
        if (describes
                || !traits.isEmpty()
                || (who.size() > 1 && mapping.kind().who() == Who.NEEDED)) {
            drafts.add(Draft.identify(who, at, traits));
        }
        if (person.company().isPresent()) {
            company(row, person.company().get(), who, at).ifPresent(drafts::add);
        }
    }

    void consents(Row row, List<Identifier> who, Optional<Instant> at, List<Draft> drafts) {
        for (int i = 0; i < person.consents().size() && !who.isEmpty(); i++) {
            Mapping.Consent consent = person.consents().get(i);
            Optional<Value> given =
                    values.value(
                            row, consent.given(), FieldSpec.field("given", FieldType.FLAG, ""));
            if (given.isEmpty()) {
                continue;
            }
            boolean yes = given.get().equals(Value.of(true));
            Map<String, Value> properties = new LinkedHashMap<>();
            properties.put("channel", Value.of(consent.channel()));
            properties.put("purpose", Value.of(consent.purpose()));
            consent.proof()
                    .forEach((name, taking) ->
                            values.text(row, taking)
                                    .ifPresent(text -> properties.put(name, Value.of(text))));
            Optional<Instant> said =
                    consent.at()
                            .flatMap(taking ->
                                    values.text(row, taking)
                                            .map(text -> values.moment(text, taking)));
            drafts.add(
                    Draft.track(
                            "consent-" + i,
                            yes ? "Consent Given" : "Consent Withdrawn",
                            who,
                            said.isPresent() ? said : at,
                            new Fields(properties)));
        }
    }

    Fields fields(Row row, Map<String, Taking> takings) {
        if (takings.isEmpty()) {
            return Fields.NONE;
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        takings.forEach((name, taking) -> Judge.put(fields, name, values.value(row, taking)));
        return fields.isEmpty() ? Fields.NONE : new Fields(fields);
    }

    private Optional<Draft> company(
            Row row, Mapping.Company employer, List<Identifier> who, Optional<Instant> at) {
        Optional<String> id = values.text(row, employer.id());
        if (id.isEmpty()) {
            if (mapping.kind().equals(Kinds.CONTACTS)) {
                throw ValueReader.fault(employer.id(), "", Why.of("no-company"));
            }
            return Optional.empty();
        }
        Map<String, Value> traits = new LinkedHashMap<>(fields(row, employer.traits()).values());
        traits.putAll(fields(row, employer.words()).values());
        return Optional.of(
                Draft.group(
                        who,
                        Texts.cut(id.get(), AccountKey.ID_LENGTH_MAX),
                        at,
                        traits.isEmpty() ? Fields.NONE : new Fields(traits)));
    }

    /// Text of an identifier; a number's decimals are left out where the mapping says so.
    private Optional<String> identifier(Row row, Taking taking) {
        Optional<String> text = values.text(row, taking);
        if (text.isEmpty() || taking.as().isEmpty()) {
            return text;
        }
        return values.value(row, taking)
                .map(value ->
                        value instanceof Value.Num(BigDecimal number)
                                ? number.toPlainString()
                                : text.get());
    }

    private static String code(Reason reason) {
        return switch (reason) {
            case BLANK -> "no-identifier";
            case BLOCKED -> "identifier-blocked";
            case TOO_LONG -> "identifier-long";
            case MALFORMED -> "identifier-malformed";
            case UNKNOWN_TYPE -> "identifier-type";
        };
    }
}
