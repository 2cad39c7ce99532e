package org.querencia.runtime.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.order.Product;
import org.querencia.core.order.Receipt;
import org.querencia.core.rule.Need;
import org.querencia.runtime.view.ProfileView;

/// What a seller wants to see of somebody before calling.
///
/// @param name as shown
/// @param phones in the order of their strength
/// @param interest what they had in the cart or looked at last; empty for nothing
/// @param lastOrder when they bought last
/// @param rhythm their own usual interval between purchases, as rules' `rhythm`; empty before the
///   second
public record CallCard(
        String name,
        List<String> phones,
        String interest,
        Optional<Instant> lastOrder,
        Optional<Duration> rhythm) {

    public CallCard {
        phones = List.copyOf(phones);
    }

    public static CallCard of(ProfileView person) {
        List<Instant> bought =
                person.orders().stream().filter(Receipt::counts).map(Receipt::at).toList();
        return new CallCard(
                person.name(),
                person.identifiers().stream()
                        .map(ProfileView.Known::identifier)
                        .filter(one -> one.type().equals(IdentityDefinition.PHONE))
                        .map(one -> one.value())
                        .toList(),
                interest(person),
                bought.stream().findFirst(),
                rhythm(bought));
    }

    private static String interest(ProfileView person) {
        return person.cart().stream()
                .map(item -> title(item.product()))
                .filter(title -> !title.isEmpty())
                .reduce((_, last) -> last)
                .or(() ->
                        person.viewed().stream()
                                .map(seen -> title(seen.value()))
                                .filter(title -> !title.isEmpty())
                                .findFirst())
                .orElse("");
    }

    private static String title(Product product) {
        return product.name().isEmpty() ? product.key() : product.name();
    }

    /// @param newestFirst at least as many as are looked at
    private static Optional<Duration> rhythm(List<Instant> newestFirst) {
        List<Duration> intervals = new ArrayList<>();
        for (int i = 0; i + 1 < newestFirst.size() && i < Need.INTERVALS_MAX; i++) {
            intervals.add(Duration.between(newestFirst.get(i + 1), newestFirst.get(i)));
        }
        intervals.sort(null);
        return intervals.isEmpty()
                ? Optional.empty()
                : Optional.of(intervals.get((intervals.size() - 1) / 2));
    }
}
