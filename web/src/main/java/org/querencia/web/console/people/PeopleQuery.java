package org.querencia.web.console.people;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Directory.Between;
import org.querencia.runtime.warehouse.Directory.By;
import org.querencia.runtime.warehouse.Directory.Filter;
import org.querencia.runtime.warehouse.Directory.Order;
import org.querencia.runtime.warehouse.Directory.Place;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.RefusedException;

/// Which people the list shows, how ordered, and what of them: all as it stands in the address.
///
/// @param fields the filters as they were typed, by name; blank ones left out
/// @param columns what is shown beside the name
public record PeopleQuery(
        String text, Map<String, String> fields, By by, boolean up, List<Column> columns) {

    /// What can be shown of people, and what they can be ordered by.
    public enum Column {
        ORDERS(By.ORDERS),
        REVENUE(By.REVENUE),
        LAST(By.LAST),
        FIRST(By.FIRST),
        EVENTS(By.EVENTS);

        static final List<Column> USUAL = List.of(ORDERS, REVENUE, LAST);

        private final By by;

        Column(By by) {
            this.by = by;
        }

        public By by() {
            return by;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> FILTERS =
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
                    "valueTo");

    static PeopleQuery of(Form query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : FILTERS) {
            query.text(name).ifPresent(value -> fields.put(name, value));
        }
        List<String> wanted = query.all("col");
        List<Column> columns =
                Arrays.stream(Column.values())
                        .filter(column -> wanted.contains(column.code()))
                        .toList();
        String sort = query.text("sort").orElse("");
        return new PeopleQuery(
                query.text("q").orElse(""),
                fields,
                Arrays.stream(Column.values())
                        .filter(column -> column.code().equals(sort))
                        .map(Column::by)
                        .findFirst()
                        .orElse(By.FIRST),
                query.has("up"),
                columns.isEmpty() ? Column.USUAL : columns);
    }

    public boolean filtered() {
        return !fields.isEmpty();
    }

    /// The newest first, and nothing that is not kept with each person: no figures are needed.
    boolean plain() {
        return !filtered() && by == By.FIRST && !up && Column.USUAL.containsAll(columns);
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    Order order() {
        return new Order(by, up);
    }

    /// Refuses what is no day, source or amount.
    Filter filter(Currency currency) {
        return new Filter(
                choice("orders", "yes", "no"),
                who(),
                told("source").map(PeopleQuery::source),
                told("channel"),
                new Between(day("firstFrom"), day("firstTo")),
                new Between(day("lastFrom"), day("lastTo")),
                minor("valueFrom", currency),
                minor("valueTo", currency));
    }

    private Optional<String> told(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private Optional<Boolean> choice(String name, String yes, String no) {
        return told(name)
                .filter(value -> value.equals(yes) || value.equals(no))
                .map(value -> value.equals(yes));
    }

    /// Who is known by something, as in the list without filters, unless others are asked for.
    private Optional<Boolean> who() {
        return switch (field("who")) {
            case "anonymous" -> Optional.of(false);
            case "all" -> Optional.empty();
            default -> Optional.of(true);
        };
    }

    private static SourceKey source(String text) {
        try {
            return new SourceKey(text);
        } catch (IllegalArgumentException noKey) {
            throw RefusedException.at("source", "refused.source-name");
        }
    }

    private Optional<LocalDate> day(String name) {
        String text = field(name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            throw RefusedException.at(name, "refused.day", text);
        }
    }

    private Optional<Long> minor(String name, Currency currency) {
        String text = field(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,12}([.,]\\d{1,2})?")) {
            throw RefusedException.at(name, "refused.amount", text);
        }
        return Optional.of(Money.of(new BigDecimal(text.replace(',', '.')), currency).minor());
    }

    /// Everything as it stands in an address.
    public String query() {
        return query(by, up);
    }

    /// The address of this view in another order; asked again, turned round.
    public String sorted(Column column) {
        return "/people?" + query(column.by(), column.by() == by && !up);
    }

    private String query(By by, boolean up) {
        Stream<String> filters =
                fields.entrySet().stream().map(field -> part(field.getKey(), field.getValue()));
        Stream<String> sort =
                Arrays.stream(Column.values())
                        .filter(column -> column.by() == by && by != By.FIRST)
                        .map(column -> part("sort", column.code()));
        Stream<String> shown =
                columns.equals(Column.USUAL)
                        ? Stream.of()
                        : columns.stream().map(column -> part("col", column.code()));
        return Stream.of(filters, sort, up ? Stream.of("up=on") : Stream.<String>of(), shown)
                .flatMap(parts -> parts)
                .collect(Collectors.joining("&"));
    }

    private static String part(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// The address of the page after somebody.
    String after(Place place) {
        String query = query();
        return "/people?%s%safter=%d:%s"
                .formatted(query, query.isEmpty() ? "" : "&", place.key(), place.profile());
    }

    static Optional<Place> place(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length < 2 || !parts[0].matches("-?\\d{1,18}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Place(Long.parseLong(parts[0]), new ProfileId(UUID.fromString(parts[1]))));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
