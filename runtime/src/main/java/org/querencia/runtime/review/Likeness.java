package org.querencia.runtime.review;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.Profiles.Person;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;

/// Looks for people who resemble somebody by name, e-mail and telephone, where no model was
/// trained: the search of people brings candidates, and [Weighing] weighs what is known of both by
/// weights that are the same for every company.
///
/// Safe from any thread.
public final class Likeness implements Likely {

    /// Looked at per name, mailbox and telephone.
    private static final int CANDIDATES_MAX = 25;

    private static final int MAILBOX_LENGTH_MIN = 5;
    private static final int DIGITS = 7;

    /// Less likely ones would only be in the way.
    private static final double PROBABILITY_MIN = 0.05;

    private final ProfileViews views;
    private final Profiles profiles;
    private final InstantSource clock;

    public Likeness(ProfileViews views, Profiles profiles, InstantSource clock) {
        this.views = views;
        this.profiles = profiles;
        this.clock = clock;
    }

    @Override
    public List<Proposed> duplicates(ProfileId id, int limit) {
        Optional<Person> person = profiles.person(id);
        Optional<ProfileView> view = views.view(id);
        if (person.isEmpty() || view.isEmpty()) {
            return List.of();
        }
        List<Proposed> found = new ArrayList<>();
        for (ProfileId candidate : candidates(view.get())) {
            profiles.person(candidate)
                    .filter(other -> !other.id().equals(person.get().id()))
                    .filter(other -> !person.get().isKeptFrom(other))
                    .flatMap(other -> views.view(other.id()))
                    .map(other -> proposed(view.get(), other))
                    .filter(one -> one.probability() >= PROBABILITY_MIN)
                    .ifPresent(found::add);
        }
        return found.stream()
                .distinct()
                .sorted(
                        Comparator.comparingDouble(Proposed::probability)
                                .reversed()
                                .thenComparing(one -> one.pair().one())
                                .thenComparing(one -> one.pair().other()))
                .limit(limit)
                .toList();
    }

    private Proposed proposed(ProfileView one, ProfileView other) {
        List<Contribution> told = Weighing.of(one, other);
        return Proposed.of(
                one.id(),
                other.id(),
                Weighing.probability(told),
                Weighing.MODEL,
                told,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Set<ProfileId> candidates(ProfileView view) {
        Set<ProfileId> found = new LinkedHashSet<>();
        String name = Weighing.name(view);
        if (!name.isEmpty()) {
            views.search(name, CANDIDATES_MAX).stream().map(PersonRow::id).forEach(found::add);
        }
        for (Identifier identifier :
                view.identifiers().stream().map(ProfileView.Known::identifier).toList()) {
            String part =
                    switch (identifier.type()) {
                        case IdentityDefinition.EMAIL -> mailbox(identifier.value());
                        case IdentityDefinition.PHONE -> lastDigits(identifier.value());
                        default -> "";
                    };
            if (!part.isEmpty()) {
                found.addAll(profiles.mentioning(part, CANDIDATES_MAX));
            }
        }
        views.resembling(view.id()).orElse(List.of()).forEach(one -> found.add(one.person().id()));
        found.remove(view.id());
        return found;
    }

    /// With the sign, so that it is the end of a mailbox.
    private static String mailbox(String email) {
        String mailbox = Weighing.mailbox(email);
        return mailbox.length() < MAILBOX_LENGTH_MIN ? "" : mailbox + "@";
    }

    private static String lastDigits(String phone) {
        String digits = phone.replaceAll("[^0-9]", "");
        return digits.length() < DIGITS ? "" : digits.substring(digits.length() - DIGITS);
    }
}
