package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.querencia.core.alarm.Alarm;
import org.querencia.runtime.alarm.AlarmStore;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.Outbox;

/// Alarms in memory.
public final class MemoryAlarms implements AlarmStore {

    private static final Comparator<Alarm> NEWEST =
            Comparator.<Alarm, Instant>comparing(Alarm::raised).reversed().thenComparing(Alarm::id);

    private final Map<String, Looked> looked = new TreeMap<>();
    private final Map<String, Alarm> alarms = new TreeMap<>();
    private final Map<Told, Long> news = new LinkedHashMap<>();
    private final Outbox outbox;
    private final LongSupplier numbers;

    public MemoryAlarms(Outbox outbox) {
        this(outbox, new AtomicLong()::incrementAndGet);
    }

    /// Told in one order with what moves in that state.
    public static MemoryAlarms beside(MemoryState state, Outbox outbox) {
        return new MemoryAlarms(outbox, ((MemoryStandings) state.memberships())::nextChange);
    }

    /// @param numbers gives the next number of what is to be told
    private MemoryAlarms(Outbox outbox, LongSupplier numbers) {
        this.outbox = outbox;
        this.numbers = numbers;
    }

    /// @param ended whether it tells that it is over
    private record Told(String alarm, boolean ended) {}

    @Override
    public synchronized Optional<Looked> looked(String sensor) {
        return Optional.ofNullable(looked.get(sensor));
    }

    @Override
    public synchronized List<Looked> looked() {
        return List.copyOf(looked.values());
    }

    @Override
    public synchronized void save(Looked one, List<Alarm> changed, List<Mail> mails) {
        looked.put(one.watch().sensor(), one);
        for (Alarm alarm : changed) {
            alarms.put(alarm.id(), alarm);
            tell(new Told(alarm.id(), false));
            alarm.over().ifPresent(_ -> tell(new Told(alarm.id(), true)));
        }
        outbox.add(mails);
    }

    private void tell(Told told) {
        if (!news.containsKey(told)) {
            news.put(told, numbers.getAsLong());
        }
    }

    @Override
    public synchronized List<AlarmStore.Told> news(long after, int limit) {
        return news.entrySet().stream()
                .filter(one -> one.getValue() > after)
                .limit(limit)
                .map(one ->
                        new AlarmStore.Told(
                                one.getValue(),
                                Objects.requireNonNull(alarms.get(one.getKey().alarm())),
                                one.getKey().ended()))
                .toList();
    }

    @Override
    public synchronized Optional<Alarm> alarm(String id) {
        return Optional.ofNullable(alarms.get(id));
    }

    @Override
    public synchronized List<Alarm> alarms(
            Set<Alarm.State> states, Optional<String> sensor, Optional<Place> after, int limit) {
        return alarms.values().stream()
                .filter(alarm -> states.contains(alarm.state()))
                .filter(alarm -> sensor.map(alarm.sensor()::equals).orElse(true))
                .sorted(NEWEST)
                .filter(alarm -> after.map(place -> isAfter(alarm, place)).orElse(true))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long count(Alarm.State state) {
        return alarms.values().stream().filter(alarm -> alarm.state() == state).count();
    }

    private static boolean isAfter(Alarm alarm, Place place) {
        int raised = alarm.raised().compareTo(place.raised());
        return raised < 0 || (raised == 0 && alarm.id().compareTo(place.id()) > 0);
    }
}
