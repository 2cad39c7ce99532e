package org.querencia.runtime.alarm;

import java.util.List;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.mail.Outbox;
import org.querencia.runtime.mail.Readers;
import org.querencia.runtime.warehouse.Counts.Figure;

/// What speaks of sensors, alarms and the mail about them to people.
///
/// @param sending whether mail is sent; else it is captured for the console to show
public record AlarmServices(
        SensorDesk sensors,
        PlanDesk plans,
        AlarmDesk alarms,
        Lookout lookout,
        Watchables watchables,
        AlarmWords words,
        Outbox outbox,
        Readers readers,
        boolean sending) {

    public static AlarmServices of(AlarmParts with, boolean sending) {
        StagePassages passages = new StagePassages(with.segments(), with.stages());
        Watchables watchables = watchables(with, passages);
        Lookout lookout = new Lookout(watchables, with.workspace().zone(), with.clock());
        AlarmWords words =
                new AlarmWords(
                        with.workspace(),
                        watchables,
                        key -> name(with.sources(), key),
                        passages::names);
        return new AlarmServices(
                new SensorDesk(with.sensors(), watchables, with.decisions()),
                new PlanDesk(with.plans(), passages, with.decisions(), with.clock()),
                new AlarmDesk(
                        with.store(),
                        lookout,
                        watchables,
                        new AlarmMails(words, with.readers(), with.baseUrl(), with.clock()),
                        with.clock()),
                lookout,
                watchables,
                words,
                with.outbox(),
                with.readers(),
                sending);
    }

    private static Watchables watchables(AlarmParts with, PassageRates rates) {
        return new Watchables(
                List.of(
                        new WarehouseFigure("orders", Figure.ORDERS, with.counts()),
                        new WarehouseFigure("revenue", Figure.REVENUE, with.counts()),
                        new WarehouseFigure.Ticket(with.counts()),
                        new WarehouseFigure("events", Figure.EVENTS, with.counts()),
                        new WarehouseFigure("new-people", Figure.NEW_PEOPLE, with.counts()),
                        new StoredFigure.Refused(with.refusedEvents(), with.workspace().zone()),
                        new StoredFigure.SegmentSize(
                                with.segments(), with.memberships(), with.workspace().zone()),
                        new PassageRate(rates, with.workspace().zone())));
    }

    private static String name(Sources sources, String key) {
        return sources.all().stream()
                .filter(source -> source.key().equals(new SourceKey(key)))
                .map(Source::name)
                .findFirst()
                .orElse(key);
    }
}
