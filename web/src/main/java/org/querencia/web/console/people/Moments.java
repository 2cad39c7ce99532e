package org.querencia.web.console.people;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.core.event.Event;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.order.Money;
import org.querencia.core.visit.CallFacts;
import org.querencia.core.visit.VisitFacts;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.view.TimelinePage;
import org.querencia.web.console.call.CallWords;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.visit.VisitWords;
import org.querencia.web.http.Json;

/// Says the entries of a timeline in words.
final class Moments {
    private static final int ABOUT_LENGTH_MAX = 160;

    private final Frame frame;

    Moments(Frame frame) {
        this.frame = frame;
    }

    /// @param before the time of the last entry of the page before, whose day needs no new heading
    List<Moment> said(List<TimelinePage.Entry> entries, Optional<Instant> before) {
        List<Moment> moments = new ArrayList<>();
        Optional<LocalDate> day = before.map(this::day);
        for (TimelinePage.Entry entry : entries) {
            LocalDate here = day(entry.at());
            String heading = day.filter(here::equals).isPresent() ? "" : formats().date(here);
            day = Optional.of(here);
            moments.add(
                    switch (entry) {
                        case TimelinePage.Happened(var logged) -> event(heading, logged.fact());
                        case TimelinePage.Concluded(var row, var undone) ->
                                concluded(heading, row, undone);
                    });
        }
        return moments;
    }

    private Moment event(String day, Event event) {
        String type = event.type().name().toLowerCase(Locale.ROOT);
        return new Moment(
                day,
                frame.eventIcon(type, event.name()),
                frame.eventName(type, event.name()),
                about(event),
                event.timestamp(),
                frame.sourceName(event.origin().source()),
                event.name().startsWith("Order "),
                event.marks().stream()
                        .map(mark -> frame.text("mark." + mark.name().toLowerCase(Locale.ROOT)))
                        .sorted()
                        .toList(),
                PrettyJson.of(everything(event)));
    }

    private Moment concluded(String day, JournalRow row, boolean undone) {
        Fields detail = Json.parse(row.detail().getBytes(StandardCharsets.UTF_8));
        String about =
                detail.text("reason")
                        .map(reason -> frame.texts().known("refusal." + reason, reason))
                        .or(() -> detail.text("trait"))
                        .or(() -> detail.text("account"))
                        .orElse("");
        String by = detail.text("by").map(who -> frame.text("journal.by", who)).orElse("");
        return new Moment(
                day,
                "info-circle",
                frame.texts().known("journal." + row.kind(), row.kind()),
                about,
                row.at(),
                by,
                false,
                undone ? List.of(frame.text("journal.undone")) : List.of(),
                PrettyJson.of(detail));
    }

    private String about(Event event) {
        if (VisitFacts.is(event)) {
            Optional<Currency> currency =
                    event.properties().text("currency").flatMap(Moments::currency);
            return Texts.cut(
                    new VisitWords(frame, currency).line(VisitFacts.read(event)), ABOUT_LENGTH_MAX);
        }
        Fields properties = event.properties();
        if (CallFacts.is(event)) {
            return Texts.cut(CallWords.told(frame, event), ABOUT_LENGTH_MAX);
        }
        List<String> parts = new ArrayList<>();
        money(properties).ifPresent(parts::add);
        first(properties, "name", "title", "query", "order_id", "path", "url")
                .ifPresent(parts::add);
        List<Value> products = properties.items("products");
        if (!products.isEmpty()) {
            parts.add(
                    products.stream()
                            .limit(3)
                            .map(product ->
                                    product instanceof Fields fields
                                            ? first(fields, "name", "sku", "product_id").orElse("")
                                            : "")
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.joining(", ")));
        }
        if (parts.isEmpty() && event.type() == Event.Type.IDENTIFY) {
            parts.add(
                    event.traits().values().keySet().stream()
                            .map(trait -> frame.texts().known("trait." + trait, trait))
                            .collect(Collectors.joining(", ")));
        }
        if (event.type() == Event.Type.GROUP) {
            parts.add(event.traits().text("name").orElse(event.groupId()));
        }
        String about =
                parts.stream()
                        .filter(part -> !part.isBlank() && !part.equals(event.name()))
                        .collect(Collectors.joining(" · "));
        return about.length() > ABOUT_LENGTH_MAX
                ? about.substring(0, ABOUT_LENGTH_MAX) + "…"
                : about;
    }

    private Optional<String> money(Fields properties) {
        Optional<BigDecimal> amount =
                properties
                        .number("total")
                        .or(() -> properties.number("revenue"))
                        .or(() -> properties.number("price"));
        Optional<String> code = properties.text("currency");
        return amount.map(number ->
                code.flatMap(Moments::currency)
                        .map(currency -> formats().money(Money.of(number, currency)))
                        .orElseGet(() -> formats().number(number)));
    }

    private static Optional<Currency> currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findFirst();
    }

    private static Optional<String> first(Fields fields, String... names) {
        for (String name : names) {
            Optional<String> text = fields.text(name);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static Fields everything(Event event) {
        return Json.object()
                .put("messageId", event.messageId())
                .put("type", event.type().name().toLowerCase(Locale.ROOT))
                .put("event", Optional.of(event.name()).filter(name -> !name.isEmpty()))
                .put("timestamp", event.timestamp())
                .put("receivedAt", event.receivedAt())
                .putInstant("sentAt", event.times().sentAt())
                .putInstant("originalTimestamp", event.times().originalTimestamp())
                .put("source", event.origin().source().value())
                .put("identifiers", Json.items(event.identifiers(), id -> Value.of(id.toString())))
                .put("traits", event.traits())
                .put("properties", event.properties())
                .put("context", event.context())
                .build();
    }

    private LocalDate day(Instant at) {
        return at.atZone(formats().zone()).toLocalDate();
    }

    private Formats formats() {
        return frame.formats();
    }
}
