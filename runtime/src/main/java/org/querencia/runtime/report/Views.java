package org.querencia.runtime.report;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.log.Uuid7;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.report.Schedule.Cadence;

/// Views that are kept, and when they are mailed. Private ones are there for their author alone.
/// Refusals are [IllegalArgumentException]s that name the field. Safe from any thread.
public final class Views {

    private final Shelf<View> views;
    private final Shelf<Schedule> schedules;
    private final MeasureDesk measures;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Views(
            Shelf<View> views,
            Shelf<Schedule> schedules,
            MeasureDesk measures,
            InstantSource clock,
            RandomGenerator random) {
        this.views = views;
        this.schedules = schedules;
        this.measures = measures;
        this.clock = clock;
        this.random = random;
    }

    /// @param query what is asked of the measure, as it stands in an address
    public record Draft(
            String name, String measure, String query, boolean shared, Optional<Theme> pinned) {}

    /// @param hour of the local day
    public record Sending(Cadence cadence, int hour, List<String> recipients, Locale language) {}

    /// Those somebody may see, newest first.
    public List<View> of(String reader) {
        return views.all().stream().filter(view -> view.isFor(reader)).toList();
    }

    /// Those that stand on a board for somebody.
    public List<View> pinned(Theme board, String reader) {
        return of(reader).stream()
                .filter(view -> view.pinned().equals(Optional.of(board)))
                .toList();
    }

    public Optional<View> find(String id, String reader) {
        return views.find(id).filter(view -> view.isFor(reader));
    }

    public View keep(Author author, Draft draft) {
        if (measures.find(draft.measure()).isEmpty()) {
            throw new IllegalArgumentException(
                    "measure: there is no '%s'%s"
                            .formatted(
                                    draft.measure(),
                                    measures.nearest(draft.measure())
                                            .map("; the nearest is '%s'"::formatted)
                                            .orElse("")));
        }
        Instant now = clock.instant();
        View view =
                new View(
                        Uuid7.at(now, random).toString(),
                        draft.name(),
                        draft.measure(),
                        draft.query(),
                        draft.shared(),
                        draft.pinned(),
                        author.name(),
                        now);
        if (!views.put(view)) {
            throw new IllegalArgumentException(
                    "there are %,d views; delete one first".formatted(Shelves.VIEWS_MAX));
        }
        return view;
    }

    /// Puts it on a board, or takes it off.
    public View pin(View view, Optional<Theme> board) {
        View pinned = view.pinned(board);
        views.put(pinned);
        return pinned;
    }

    /// With its schedules.
    public synchronized void delete(View view) {
        schedules(view).forEach(schedule -> schedules.delete(schedule.id()));
        views.delete(view.id());
    }

    public List<Schedule> schedules(View view) {
        return schedules.all().stream().filter(one -> one.view().equals(view.id())).toList();
    }

    public Optional<Schedule> schedule(View view, String id) {
        return schedules.find(id).filter(one -> one.view().equals(view.id()));
    }

    public Schedule send(Author author, View view, Sending sending) {
        Instant now = clock.instant();
        Schedule schedule =
                new Schedule(
                        Uuid7.at(now, random).toString(),
                        view.id(),
                        sending.cadence(),
                        sending.hour(),
                        sending.recipients(),
                        sending.language(),
                        author.name(),
                        now);
        if (!schedules.put(schedule)) {
            throw new IllegalArgumentException(
                    "there are %,d schedules; delete one first".formatted(Shelves.SCHEDULES_MAX));
        }
        return schedule;
    }

    public boolean stop(Schedule schedule) {
        return schedules.delete(schedule.id());
    }

    List<Schedule> scheduled() {
        return schedules.all();
    }

    Optional<View> scheduled(Schedule schedule) {
        return views.find(schedule.view());
    }
}
