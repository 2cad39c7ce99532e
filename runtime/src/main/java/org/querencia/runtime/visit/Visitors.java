package org.querencia.runtime.visit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Recognition;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.visit.VisitForm.Newcomer;
import org.querencia.runtime.visit.VisitForm.Nobody;
import org.querencia.runtime.visit.VisitForm.Somebody;
import org.querencia.runtime.visit.VisitRefusedException.Reason;

/// Finds who came.
final class Visitors {

    /// The field of a form, and the trait a contact becomes.
    private static final Map<String, String> FIELDS =
            Map.of(
                    IdentityDefinition.PHONE, "phone",
                    IdentityDefinition.EMAIL, "email",
                    IdentityDefinition.LOYALTY_CARD, "card");

    private final VisitParts parts;

    Visitors(VisitParts parts) {
        this.parts = parts;
    }

    /// @param identifiers highest priority first
    /// @param traits what is told of somebody new
    record Visitor(List<Identifier> identifiers, Fields traits) {}

    Visitor find(VisitForm.Who who) {
        return switch (who) {
            case Nobody _ -> new Visitor(List.of(), Fields.NONE);
            case Somebody(ProfileId id) -> known(id);
            case Newcomer(String name, Map<String, String> contacts) -> newcomer(name, contacts);
        };
    }

    /// Who has the first of these now.
    Optional<ProfileId> person(List<Identifier> identifiers) {
        return identifiers.stream()
                .findFirst()
                .flatMap(first -> parts.views().find(first.type(), first.value()));
    }

    private Visitor known(ProfileId id) {
        ProfileView person =
                parts.views().view(id).orElseThrow(() -> VisitReader.unknownPerson(id.toString()));
        return new Visitor(List.of(person.identifiers().getFirst().identifier()), Fields.NONE);
    }

    private Visitor newcomer(String name, Map<String, String> contacts) {
        List<Identifier> identifiers = new ArrayList<>();
        Map<String, Value> traits = new LinkedHashMap<>();
        if (!name.isEmpty()) {
            traits.put("name", Value.of(name));
        }
        contacts.forEach((type, raw) -> {
            Identifier identifier = recognised(type, raw);
            identifiers.add(identifier);
            if (!type.equals(IdentityDefinition.LOYALTY_CARD)) {
                traits.put(FIELDS.getOrDefault(type, type), Value.of(identifier.value()));
            }
        });
        return new Visitor(parts.rules().get().ordered(identifiers), new Fields(traits));
    }

    private Identifier recognised(String type, String raw) {
        return switch (parts.rules().get().identifier(type, raw)) {
            case Recognition.Accepted(Identifier identifier) -> identifier;
            case Recognition.Dropped _ -> {
                String field = "person." + FIELDS.getOrDefault(type, type);
                throw new VisitRefusedException(
                        Reason.BAD_CONTACT,
                        field,
                        raw,
                        "%s: '%s' names nobody; check it, or leave it out".formatted(field, raw));
            }
        };
    }
}
