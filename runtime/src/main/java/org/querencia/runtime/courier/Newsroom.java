package org.querencia.runtime.courier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.segment.Cause;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Passage;
import org.querencia.runtime.alarm.AlarmStore;
import org.querencia.runtime.alarm.AlarmStore.Told;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Passages;

/// All there is to tell, in the one order in which it is numbered. Safe from any thread.
public final class Newsroom {

    private final Memberships memberships;
    private final Passages passages;
    private final AlarmStore alarms;

    public Newsroom(Memberships memberships, Passages passages, AlarmStore alarms) {
        this.memberships = memberships;
        this.passages = passages;
        this.alarms = alarms;
    }

    /// The number of the last there is.
    public long last() {
        return memberships.lastChange();
    }

    /// The number up to which it is kept no longer.
    long forgotten() {
        return memberships.forgotten();
    }

    /// The first ones after that number.
    List<News> after(long number, int limit) {
        List<News> news = new ArrayList<>();
        memberships.changes(number, limit).forEach(one -> news.add(of(one)));
        passages.changes(number, limit).stream()
                .filter(one -> isNew(one.passage()))
                .forEach(one -> news.add(of(one)));
        alarms.news(number, limit).forEach(one -> news.add(of(one)));
        return news.stream().sorted(Comparator.comparingLong(News::number)).limit(limit).toList();
    }

    /// How people passed before a model was in force is told in the console only.
    private static boolean isNew(Passage passage) {
        return passage.occasion().cause() != Cause.ACTIVATION;
    }

    private static News of(Memberships.Moved moved) {
        Movement movement = moved.movement();
        return new News(
                moved.number(),
                Optional.of(movement.occasion().position()),
                movement.at(),
                Topic.SEGMENTS,
                movement.segment(),
                () -> Message.of(movement));
    }

    private static News of(Passages.Passed passed) {
        Passage passage = passed.passage();
        return new News(
                passed.number(),
                Optional.of(passage.occasion().position()),
                passage.at(),
                Topic.STAGES,
                "",
                () -> Message.of(passage));
    }

    private static News of(Told told) {
        Alarm alarm = told.alarm();
        return new News(
                told.number(),
                Optional.empty(),
                told.ended() ? alarm.over().orElse(alarm.raised()) : alarm.raised(),
                Topic.ALARMS,
                "",
                () -> told.ended() ? Message.ended(alarm) : Message.raised(alarm));
    }
}
