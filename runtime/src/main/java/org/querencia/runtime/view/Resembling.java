package org.querencia.runtime.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.Normaliser;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Refusal;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.Profiles.Person;
import org.querencia.runtime.view.Resemblance.Grounds;

/// Finds people who may be one: by plus-tags of one mailbox, and by evidence that was not enough.
final class Resembling {

    /// People looked at whose identifiers hold the beginning of a tagged address.
    private static final int MENTIONED_MAX = 50;

    private final Supplier<Identities> identities;
    private final Profiles profiles;
    private final Evidence evidence;
    private final Pictures pictures;

    Resembling(
            Supplier<Identities> identities,
            Profiles profiles,
            Evidence evidence,
            Pictures pictures) {
        this.identities = identities;
        this.profiles = profiles;
        this.evidence = evidence;
        this.pictures = pictures;
    }

    List<Resemblance> to(Person person) {
        Map<ProfileId, Grounds> found = new LinkedHashMap<>();
        own(person).filter(this::isEmail).forEach(email -> mailbox(email, found));
        notEnough(person, found);
        found.remove(person.id());
        return found.entrySet().stream()
                .flatMap(entry ->
                        profiles.person(entry.getKey()).stream()
                                .filter(other -> !person.isKeptFrom(other))
                                .map(other ->
                                        new Resemblance(pictures.row(other), entry.getValue())))
                .limit(Resemblance.SHOWN_MAX)
                .toList();
    }

    private void mailbox(Identifier email, Map<ProfileId, Grounds> found) {
        String mailbox = Normaliser.comparableEmail(email.value());
        Identifier untagged = new Identifier(email.type(), mailbox);
        if (!untagged.equals(email)) {
            profiles.owner(rules().anchorId(untagged))
                    .ifPresent(owner ->
                            found.putIfAbsent(owner, new Resemblance.Mailbox(email, untagged)));
        }
        String tagged = mailbox.substring(0, mailbox.lastIndexOf('@')) + "+";
        for (ProfileId id : profiles.mentioning(tagged, MENTIONED_MAX)) {
            profiles.person(id).stream()
                    .flatMap(this::own)
                    .filter(this::isEmail)
                    .filter(other -> Normaliser.comparableEmail(other.value()).equals(mailbox))
                    .findFirst()
                    .ifPresent(
                            other -> found.putIfAbsent(id, new Resemblance.Mailbox(email, other)));
        }
    }

    private void notEnough(Person person, Map<ProfileId, Grounds> found) {
        for (LinkView link : evidence.links(person)) {
            Optional<Grounds> why =
                    link.refusal().map(Refusal::reason).flatMap(Resembling::openQuestion);
            Stream.of(link.owner(), link.otherOwner())
                    .flatMap(Optional::stream)
                    .forEach(owner -> why.ifPresent(grounds -> found.putIfAbsent(owner, grounds)));
        }
    }

    /// What a person looking at it might decide; a shared device or identifier says nothing of
    /// anybody, and what was decided by hand is decided.
    private static Optional<Grounds> openQuestion(Refusal.Reason reason) {
        return switch (reason) {
            case Refusal.LimitReached _,
                    Refusal.PublicKey _,
                    Refusal.NoLongerLikely _,
                    Refusal.TooMuchTogether _ ->
                    Optional.of(new Resemblance.KeptOut(reason));
            case Refusal.SharedDevice _,
                    Refusal.SharedIdentifier _,
                    Refusal.KeptApart _,
                    Refusal.RefusedByHand _ ->
                    Optional.empty();
        };
    }

    private Stream<Identifier> own(Person person) {
        return person.component().nodes().values().stream()
                .filter(node -> node.profile().equals(person.id()))
                .map(Node::identifier)
                .sorted(rules().byPriority());
    }

    private boolean isEmail(Identifier identifier) {
        return rules().type(identifier.type()).normaliser() == Normaliser.EMAIL;
    }

    private IdentityRules rules() {
        return identities.get().rules();
    }
}
