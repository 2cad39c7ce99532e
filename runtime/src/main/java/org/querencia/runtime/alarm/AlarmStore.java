package org.querencia.runtime.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Watch;
import org.querencia.runtime.mail.Mail;

/// How far each sensor has looked, and all alarms there ever were. Safe from any thread.
public interface AlarmStore {

    /// What is known of a sensor that has looked.
    Optional<Looked> looked(String sensor);

    /// Of all sensors that have, by key.
    List<Looked> looked();

    /// Keeps what a look brought: the watch, the alarms that changed, and the mails to be sent. All
    /// of it or nothing; a mail whose id is there already is left out.
    void save(Looked looked, List<Alarm> alarms, List<Mail> mails);

    Optional<Alarm> alarm(String id);

    /// Newest raised first, then by id, after `after`; at most `limit`.
    ///
    /// @param sensor only its own; all where empty
    List<Alarm> alarms(
            Set<Alarm.State> states, Optional<String> sensor, Optional<Place> after, int limit);

    /// How many are in a state.
    long count(Alarm.State state);

    /// What is to be told of alarms, once that each was raised and once that it ended, after that
    /// number; at most `limit`. Numbered in one order with
    /// [org.querencia.runtime.state.Memberships#lastChange].
    List<Told> news(long after, int limit);

    /// @param ended whether it tells that it is over, else that it was raised
    record Told(long number, Alarm alarm, boolean ended) {}

    /// @param at when it looked last
    /// @param trouble why that failed, in words; empty when it did not
    record Looked(Watch watch, Instant at, String trouble) {}

    /// Where an alarm stands in their list.
    record Place(Instant raised, String id) {
        public static Place of(Alarm alarm) {
            return new Place(alarm.raised(), alarm.id());
        }
    }
}
