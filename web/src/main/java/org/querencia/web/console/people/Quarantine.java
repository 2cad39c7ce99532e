package org.querencia.web.console.people;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.event.Value;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Recognition.Dropped;
import org.querencia.core.identity.Refusal;
import org.querencia.core.trait.Trait;
import org.querencia.runtime.view.LinkView;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;

/// What might have named a person and does not: identifiers that too many share, evidence kept out
/// until someone looks, and values that are no identifiers at all.
public final class Quarantine {

    /// Traits that name a person where they can be read, and as what.
    private static final Map<String, String> TRAITS =
            Map.of(
                    "email", IdentityDefinition.EMAIL,
                    "phone", IdentityDefinition.PHONE,
                    "taxId", IdentityDefinition.TAX_ID,
                    "tax_id", IdentityDefinition.TAX_ID,
                    "loyaltyCard", IdentityDefinition.LOYALTY_CARD,
                    "loyalty_card", IdentityDefinition.LOYALTY_CARD);

    private final Pages pages;
    private final ProfileViews views;
    private final Supplier<IdentityRules> rules;

    /// @param rules those in force, asked for anew at each request
    public Quarantine(Pages pages, ProfileViews views, Supplier<IdentityRules> rules) {
        this.pages = pages;
        this.views = views;
        this.rules = rules;
    }

    /// @param shared identifiers that too many people have
    /// @param waiting evidence that is kept out until someone looks
    /// @param dropped values that name nobody
    public record View(List<Kept> shared, List<Kept> waiting, List<Told> dropped) {

        public boolean isEmpty() {
            return shared.isEmpty() && waiting.isEmpty() && dropped.isEmpty();
        }
    }

    /// @param type of the identifier, where its limit and blocked values are set
    /// @param links how much evidence does not count because of it
    /// @param elsewhere another person it would have joined, empty where there is none
    public record Kept(String identifier, String type, long links, String elsewhere) {}

    /// @param why a text that says it
    public record Told(String trait, String value, String type, String why) {}

    public void routing(HttpRules rules) {
        rules.get("/people/{id}/quarantine", pages.signedIn(this::show));
    }

    private void show(Visit visit) {
        ProfileView person = PersonPage.known(visit, views);
        if (PersonPage.moved(visit, person, "/quarantine")) {
            return;
        }
        Frame frame = visit.frame();
        List<LinkView> links = views.links(person.id()).orElse(List.of());
        visit.show(
                "people/quarantine.jte",
                frame,
                Map.of(
                        "person",
                        person,
                        "view",
                        new View(
                                shared(links, person, frame),
                                waiting(links, person, frame),
                                dropped(person, frame))));
    }

    private static List<Kept> shared(List<LinkView> links, ProfileView person, Frame frame) {
        Map<AnchorId, Kept> kept = new LinkedHashMap<>();
        for (LinkView view : links) {
            view.refusal()
                    .map(Refusal::reason)
                    .ifPresent(reason -> {
                        if (reason instanceof Refusal.SharedIdentifier(AnchorId shared)) {
                            kept.merge(
                                    shared,
                                    kept(view, shared.equals(view.link().a()), person, frame),
                                    (one, more) ->
                                            new Kept(
                                                    one.identifier(),
                                                    one.type(),
                                                    one.links() + more.links(),
                                                    one.elsewhere()));
                        }
                    });
        }
        return List.copyOf(kept.values());
    }

    private static List<Kept> waiting(List<LinkView> links, ProfileView person, Frame frame) {
        return links.stream()
                .filter(view ->
                        view.refusal()
                                .map(Refusal::reason)
                                .filter(Refusal.TooMuchTogether.class::isInstance)
                                .isPresent())
                .map(view ->
                        kept(
                                view,
                                view.owner().filter(person.id()::equals).isEmpty(),
                                person,
                                frame))
                .toList();
    }

    /// @param first whether it is about the first end of the link
    private static Kept kept(LinkView view, boolean first, ProfileView person, Frame frame) {
        Optional<Identifier> identifier = first ? view.one() : view.other();
        String type = first ? view.link().typeA() : view.link().typeB();
        return new Kept(
                identifier.map(frame::identifier).orElse(frame.identifierType(type)),
                type,
                1,
                (first ? view.owner() : view.otherOwner())
                        .filter(owner -> !owner.equals(person.id()))
                        .map(Object::toString)
                        .orElse(""));
    }

    /// What traits tell that would name the person if it could be read.
    private List<Told> dropped(ProfileView person, Frame frame) {
        List<Told> dropped = new ArrayList<>();
        for (Map.Entry<String, Trait> trait : person.traits().entrySet()) {
            String type = TRAITS.get(trait.getKey());
            String value = type == null ? "" : text(trait.getValue());
            if (type != null
                    && !value.isBlank()
                    && rules.get().identifier(type, value)
                            instanceof Dropped(var _, var raw, var reason)) {
                dropped.add(
                        new Told(
                                frame.texts().known("trait." + trait.getKey(), trait.getKey()),
                                raw,
                                type,
                                frame.text(
                                        "quarantine.dropped."
                                                + reason.name().toLowerCase(Locale.ROOT))));
            }
        }
        return dropped;
    }

    private static String text(Trait trait) {
        return trait.value() instanceof Value.Text(String text) ? text : "";
    }
}
