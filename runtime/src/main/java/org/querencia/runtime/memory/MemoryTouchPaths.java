package org.querencia.runtime.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.core.cost.Rates;
import org.querencia.core.event.Channels;
import org.querencia.core.event.Event;
import org.querencia.core.event.Touching;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.WordOfMouth;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.core.order.Receipt;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.TouchPaths;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// The ways people came, said as plainly as Java can.
record MemoryTouchPaths(Supplier<Snapshot> snapshots, ZoneId zone, Currency currency)
        implements TouchPaths {
    private static final Pattern HOST = Pattern.compile("^https?://([^/:?#]+)");
    private static final Set<String> OPEN_TO_ALL =
            Set.of("", Channels.WEB, Channels.APP, Channels.SERVER);
    private static final double DAY_MICROS = Duration.ofDays(1).toNanos() / 1e3;

    private record Touch(Instant at, String channel) {}

    @Override
    public void each(Period period, int windowDays, Worth worth, Consumer<TouchPath> taker) {
        Snapshot all = snapshots.get();
        Instant from = period.from().map(this::start).orElse(Instant.MIN);
        Instant to = period.to().map(day -> start(day.plusDays(1))).orElse(Instant.MAX);
        Duration window = Duration.ofDays(windowDays);
        Rates rates = MemoryRates.of(all.rows(), currency);
        ToLongFunction<Receipt> worthOf =
                worth == Worth.REVENUE
                        ? order -> rates.own(order.total(), order.at()).orElse(0)
                        : MemoryMargins.of(all.articles(), rates, currency)::margin;
        Instant since = from.equals(Instant.MIN) ? from : from.minus(window);
        Map<ProfileId, List<Row>> deeds = new HashMap<>();
        for (Row row : all.rows()) {
            Event event = row.event().fact();
            Instant at = event.timestamp();
            if (row.owner().isPresent()
                    && Touching.isTouch(event)
                    && !at.isBefore(since)
                    && at.isBefore(to)) {
                deeds.computeIfAbsent(row.owner().get().profile(), _ -> new ArrayList<>()).add(row);
            }
        }
        Map<ProfileId, List<Receipt>> bought = new HashMap<>();
        all.orders()
                .forEach(owned -> {
                    Receipt order = owned.order().receipt(currency);
                    if (order.counts() && owned.profile().isPresent()) {
                        bought.computeIfAbsent(owned.profile().get(), _ -> new ArrayList<>())
                                .add(order);
                    }
                });
        bought.forEach((person, orders) -> {
            orders.sort(
                    Comparator.comparing(Receipt::at)
                            .thenComparing(order -> order.key().namespace())
                            .thenComparing(order -> order.key().id()));
            List<Touch> touches = touches(deeds.getOrDefault(person, List.of()));
            for (int i = 0; i < orders.size(); i++) {
                Receipt order = orders.get(i);
                if (!order.at().isBefore(from) && order.at().isBefore(to)) {
                    taker.accept(way(person, orders, i, touches, window, worthOf));
                }
            }
        });
        deeds.forEach((person, rows) ->
                nothing(person, touches(rows), bought.getOrDefault(person, List.of()), from, window)
                        .ifPresent(taker));
    }

    @Override
    public List<Elsewhere> elsewhere(Period period) {
        Instant from = period.from().map(this::start).orElse(Instant.MIN);
        Instant to = period.to().map(day -> start(day.plusDays(1))).orElse(Instant.MAX);
        return MemoryRates.elsewhere(
                snapshots.get(), currency, at -> !at.isBefore(from) && at.isBefore(to));
    }

    private TouchPath way(
            ProfileId person,
            List<Receipt> orders,
            int place,
            List<Touch> touches,
            Duration window,
            ToLongFunction<Receipt> worth) {
        Receipt order = orders.get(place);
        Instant before = place == 0 ? Instant.MIN : orders.get(place - 1).at();
        List<Touch> led =
                touches.stream()
                        .filter(touch -> touch.at().isAfter(before))
                        .filter(touch -> !touch.at().isAfter(order.at()))
                        .filter(touch -> !touch.at().isBefore(order.at().minus(window)))
                        .toList();
        End end = new End.Ordered(worth.applyAsLong(order), place == 0);
        if (led.isEmpty()) {
            String channel = OPEN_TO_ALL.contains(order.channel()) ? DIRECT : order.channel();
            return new TouchPath(person, List.of(channel), List.of(0.0), end);
        }
        return path(person, led, order.at(), end);
    }

    private static Optional<TouchPath> nothing(
            ProfileId person,
            List<Touch> touches,
            List<Receipt> orders,
            Instant from,
            Duration window) {
        List<Touch> vain =
                touches.stream()
                        .filter(touch -> !touch.at().isBefore(from))
                        .filter(touch ->
                                orders.stream().noneMatch(one -> !one.at().isBefore(touch.at())))
                        .toList();
        if (vain.isEmpty()) {
            return Optional.empty();
        }
        Instant last = vain.getLast().at();
        return Optional.of(
                path(
                        person,
                        vain.stream()
                                .filter(touch -> !touch.at().isBefore(last.minus(window)))
                                .toList(),
                        last,
                        new End.Nothing()));
    }

    private static TouchPath path(ProfileId person, List<Touch> touches, Instant until, End end) {
        return new TouchPath(
                person,
                touches.stream().map(Touch::channel).toList(),
                touches.stream()
                        .map(touch -> ChronoUnit.MICROS.between(touch.at(), until) / DAY_MICROS)
                        .toList(),
                end);
    }

    /// Visits, in the order in which they began.
    private static List<Touch> touches(List<Row> deeds) {
        List<Row> sorted = new ArrayList<>(deeds);
        sorted.sort(
                Comparator.<Row, Instant>comparing(row -> row.event().fact().timestamp())
                        .thenComparing(row -> row.event().position()));
        List<Touch> touches = new ArrayList<>();
        Optional<Event> before = Optional.empty();
        for (Row row : sorted) {
            Event event = row.event().fact();
            String channel = channel(event);
            if (before.filter(former -> isSameVisit(former, event)).isEmpty()) {
                touches.add(new Touch(event.timestamp(), channel));
            } else if (touches.getLast().channel().equals(DIRECT)
                    || channel.equals(WordOfMouth.CHANNEL)) {
                touches.add(new Touch(touches.removeLast().at(), channel));
            }
            before = Optional.of(event);
        }
        return touches;
    }

    private static boolean isSameVisit(Event former, Event event) {
        return Channels.of(former).equals(Channels.of(event))
                && Duration.between(former.timestamp(), event.timestamp()).compareTo(VISIT_GAP) < 0;
    }

    private static String channel(Event event) {
        if (WordOfMouth.brought(event)) {
            return WordOfMouth.CHANNEL;
        }
        Optional<String> campaign =
                event.context()
                        .fields("campaign")
                        .text("source")
                        .map(text -> text.strip().toLowerCase(Locale.ROOT))
                        .filter(text -> !text.isEmpty());
        if (campaign.isPresent()) {
            return campaign.get();
        }
        String channel = Channels.of(event);
        if (!OPEN_TO_ALL.contains(channel)) {
            return channel;
        }
        String from = ledFrom(event);
        return from.isEmpty() ? DIRECT : from;
    }

    /// The host of the page that led here; empty for one of the company's own, or none.
    static String ledFrom(Event event) {
        Fields page = event.context().fields("page");
        String own = host(event.properties().text("url").or(() -> page.text("url")));
        String from = host(event.properties().text("referrer").or(() -> page.text("referrer")));
        return from.equals(own) ? "" : from;
    }

    private static String host(Optional<String> address) {
        Matcher found = HOST.matcher(address.orElse("").toLowerCase(Locale.ROOT));
        return found.find() ? found.group(1).replaceFirst("^www\\.", "") : "";
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
