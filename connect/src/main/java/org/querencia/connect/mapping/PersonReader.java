package org.querencia.connect.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.querencia.connect.mapping.Mapping.Company;
import org.querencia.connect.mapping.Mapping.Consent;
import org.querencia.connect.mapping.Mapping.Person;
import org.querencia.connect.read.Why;

/// Reads the part of a mapping that says who a row is about.
final class PersonReader {

    static final List<String> CHANNELS =
            List.of("email", "whatsapp", "sms", "phone", "push", "post", "any");

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final List<String> WORDS = List.of("role", "title", "buying_role");

    private PersonReader() {}

    static Person person(Section person) {
        person.only(List.of("identifiers", "traits", "company", "consents"));
        return new Person(
                person.section("identifiers").map(PersonReader::identifiers).orElse(Map.of()),
                MappingReader.takings(person, "traits"),
                person.section("company").map(PersonReader::company),
                person.sections("consents").stream().map(PersonReader::consent).toList());
    }

    private static Map<String, List<Taking>> identifiers(Section section) {
        Map<String, List<Taking>> identifiers = new LinkedHashMap<>();
        for (String type : section.names()) {
            if (!TYPE.matcher(type).matches()) {
                section.problem(type, Why.of("identifier-name", type));
            }
            identifiers.put(type, Takings.readEach(section, type));
        }
        return identifiers;
    }

    private static Company company(Section company) {
        List<String> known = new ArrayList<>(List.of("id", "traits"));
        known.addAll(WORDS);
        company.only(known);
        Optional<Taking> id = Takings.read(company, "id");
        if (id.isEmpty()) {
            company.problem(Why.of("no-company-id"));
        }
        Map<String, Taking> words = new LinkedHashMap<>();
        WORDS.forEach(
                word -> Takings.read(company, word).ifPresent(taking -> words.put(word, taking)));
        return new Company(
                id.orElse(Taking.columns(List.of())),
                MappingReader.takings(company, "traits"),
                words);
    }

    private static Consent consent(Section consent) {
        consent.only(List.of("channel", "purpose", "given", "at", "proof", "place", "document"));
        Optional<String> channel =
                consent.parsed(
                        "channel",
                        text -> CHANNELS.contains(text) ? Optional.of(text) : Optional.empty(),
                        Why.of("expect-one", String.join(", ", CHANNELS)));
        Optional<Taking> given = Takings.read(consent, "given");
        if (given.isEmpty()) {
            consent.problem(Why.of("no-given"));
        }
        Map<String, Taking> proof = new LinkedHashMap<>();
        for (String part : List.of("proof", "place", "document")) {
            Takings.read(consent, part).ifPresent(taking -> proof.put(part, taking));
        }
        return new Consent(
                channel.orElse("any"),
                consent.text("purpose").orElse("marketing"),
                given.orElse(Taking.columns(List.of())),
                Takings.read(consent, "at"),
                proof);
    }
}
