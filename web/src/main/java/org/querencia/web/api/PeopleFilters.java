package org.querencia.web.api;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Directory.Between;
import org.querencia.runtime.warehouse.Directory.By;
import org.querencia.runtime.warehouse.Directory.Filter;
import org.querencia.runtime.warehouse.Directory.Order;
import org.querencia.runtime.warehouse.Directory.Place;

/// Which people are listed, and how ordered: by the names that the console's addresses have.
final class PeopleFilters {

    static final List<String> NAMES =
            List.of(
                    "orders",
                    "who",
                    "source",
                    "channel",
                    "firstFrom",
                    "firstTo",
                    "lastFrom",
                    "lastTo",
                    "valueFrom",
                    "valueTo",
                    "sort",
                    "up");

    private final Call call;
    private final Currency currency;

    /// @param currency of amounts
    PeopleFilters(Call call, Currency currency) {
        this.call = call;
        this.currency = currency;
    }

    /// Whether any was sent.
    boolean present() {
        return NAMES.stream().anyMatch(name -> call.request().query().contains(name));
    }

    Order order() {
        String sort = call.query("sort").orElse("first");
        By by =
                Arrays.stream(By.values())
                        .filter(one -> code(one).equals(sort))
                        .findFirst()
                        .orElseThrow(() ->
                                Call.bad(
                                        "sort",
                                        "'%s': expected one of %s"
                                                .formatted(
                                                        sort,
                                                        Arrays.stream(By.values())
                                                                .map(PeopleFilters::code)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
        return new Order(by, call.flag("up"));
    }

    Filter filter() {
        return new Filter(
                choice("orders", "yes", "no"),
                call.query("who").isEmpty()
                        ? Optional.of(true)
                        : choice("who", "named", "anonymous", "all"),
                call.source(),
                call.query("channel").map(channel -> channel.toLowerCase(Locale.ROOT)),
                between("first"),
                between("last"),
                minor("valueFrom"),
                minor("valueTo"));
    }

    /// @param words what is said for true, for false and, where there is one, for either
    private Optional<Boolean> choice(String name, String... words) {
        List<String> known = List.of(words);
        Optional<String> said = call.query(name);
        if (said.isPresent() && !known.contains(said.get())) {
            throw Call.bad(
                    name, "'%s': expected %s".formatted(said.get(), String.join(" or ", known)));
        }
        return said.map(known::indexOf).filter(at -> at < 2).map(at -> at == 0);
    }

    private Between between(String name) {
        Between days = new Between(call.date(name + "From"), call.date(name + "To"));
        if (Stream.of(days.from(), days.to()).allMatch(Optional::isPresent)
                && days.to().orElseThrow().isBefore(days.from().orElseThrow())) {
            throw Call.bad(
                    name + "To",
                    "'%s': expected a day not before %sFrom"
                            .formatted(days.to().orElseThrow(), name));
        }
        return days;
    }

    private Optional<Long> minor(String name) {
        return call.query(name)
                .map(text -> {
                    if (!text.matches("\\d{1,12}(\\.\\d{1,2})?")) {
                        throw Call.bad(
                                name, "'%s': expected an amount such as 50000.00".formatted(text));
                    }
                    return Money.of(new BigDecimal(text), currency).minor();
                });
    }

    private static String code(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    /// Throws what the reader of cursors takes for a wrong one.
    static Place place(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("expected two parts");
        }
        return new Place(Long.parseLong(parts[0]), new ProfileId(UUID.fromString(parts[1])));
    }

    static String text(Place place) {
        return place.key() + " " + place.profile();
    }
}
