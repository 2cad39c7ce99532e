package org.querencia.web.console.people;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.warehouse.Directory;
import org.querencia.runtime.warehouse.Directory.Entry;
import org.querencia.runtime.warehouse.Directory.Filter;
import org.querencia.runtime.warehouse.Directory.Order;
import org.querencia.runtime.warehouse.Directory.Place;
import org.querencia.web.http.Csv;

/// A list of people as CSV, written page by page as it is read.
record PeopleCsv(Directory directory, ProfileViews views) {

    private static final int PAGE = 500;

    void send(Filter filter, Order order, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/csv; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"people.csv\"");
        try (Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(response.outputStream(), StandardCharsets.UTF_8))) {
            out.write(Csv.BYTE_ORDER_MARK);
            Csv.row(
                    out,
                    List.of(
                            "id",
                            "name",
                            "email",
                            "phone",
                            "identifiers",
                            "orders",
                            "revenue",
                            "currency",
                            "without_rate",
                            "events",
                            "first_seen",
                            "last_seen"));
            pages(out, filter, order);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void pages(Writer out, Filter filter, Order order) throws IOException {
        Optional<Place> after = Optional.empty();
        List<Entry> page = directory.list(filter, order, after, PAGE).entries();
        while (!page.isEmpty()) {
            Map<ProfileId, PersonRow> known =
                    views.rows(page.stream().map(Entry::profile).toList()).stream()
                            .collect(
                                    Collectors.toMap(
                                            PersonRow::id, Function.identity(), (one, _) -> one));
            for (Entry entry : page) {
                PersonRow person = known.get(entry.profile());
                if (person != null) {
                    Csv.row(out, cells(entry, person));
                }
            }
            after = Optional.of(page.getLast().place(order.by()));
            page =
                    page.size() < PAGE
                            ? List.of()
                            : directory.list(filter, order, after, PAGE).entries();
        }
    }

    private static List<String> cells(Entry entry, PersonRow person) {
        return List.of(
                person.id().toString(),
                person.name(),
                first(person, "email"),
                first(person, "phone"),
                person.identifiers().stream()
                        .map(Identifier::toString)
                        .collect(Collectors.joining(" ")),
                Long.toString(entry.orders()),
                entry.revenue().amount().toPlainString(),
                entry.revenue().currency().getCurrencyCode(),
                person.elsewhere().stream().map(Money::toString).collect(Collectors.joining(" ")),
                Long.toString(entry.events()),
                entry.first().toString(),
                entry.last().toString());
    }

    private static String first(PersonRow person, String type) {
        return person.identifiers().stream()
                .filter(identifier -> identifier.type().equals(type))
                .map(Identifier::value)
                .findFirst()
                .orElse("");
    }
}
