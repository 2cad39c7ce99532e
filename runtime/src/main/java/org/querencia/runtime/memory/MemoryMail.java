package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.MailPreferences;
import org.querencia.runtime.mail.Outbox;

/// Mail in memory.
public final class MemoryMail implements Outbox {

    private static final Comparator<Posted> NEWEST =
            Comparator.<Posted, Instant>comparing(posted -> posted.mail().made())
                    .reversed()
                    .thenComparing(posted -> posted.mail().id());

    private final Map<String, Posted> all = new TreeMap<>();

    @Override
    public synchronized void add(List<Mail> mails) {
        mails.forEach(mail -> all.putIfAbsent(mail.id(), Posted.fresh(mail)));
    }

    @Override
    public synchronized List<Posted> due(Instant now, int limit) {
        return all.values().stream()
                .filter(posted -> posted.state() == State.WAITING && !posted.next().isAfter(now))
                .sorted(
                        Comparator.comparing(Posted::next)
                                .thenComparing(posted -> posted.mail().id()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void save(Posted posted) {
        all.put(posted.mail().id(), posted);
    }

    @Override
    public synchronized Optional<Posted> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized List<Posted> newest(Optional<Place> after, int limit) {
        return all.values().stream()
                .sorted(NEWEST)
                .filter(posted -> after.map(place -> isAfter(posted, place)).orElse(true))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long count(State state) {
        return all.values().stream().filter(posted -> posted.state() == state).count();
    }

    private static boolean isAfter(Posted posted, Place place) {
        int made = posted.mail().made().compareTo(place.made());
        return made < 0 || (made == 0 && posted.mail().id().compareTo(place.id()) > 0);
    }

    /// Who wants mail, in memory.
    public static final class Preferences implements MailPreferences {

        private final Map<String, Boolean> alarms = new ConcurrentHashMap<>();
        private final Map<String, Integer> hours = new ConcurrentHashMap<>();

        @Override
        public Optional<Boolean> alarms(String email) {
            return Optional.ofNullable(alarms.get(email));
        }

        @Override
        public void save(String email, boolean wanted) {
            alarms.put(email, wanted);
        }

        @Override
        public Optional<Integer> callsHour(String email) {
            return Optional.ofNullable(hours.get(email));
        }

        @Override
        public void saveCallsHour(String email, Optional<Integer> hour) {
            hour.ifPresentOrElse(at -> hours.put(email, at), () -> hours.remove(email));
        }
    }
}
