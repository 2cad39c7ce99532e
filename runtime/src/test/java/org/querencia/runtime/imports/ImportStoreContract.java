package org.querencia.runtime.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.imports.ImportJob.Notice;
import org.querencia.runtime.imports.ImportSchedule.Every;

/// What every store of imports must do.
public abstract class ImportStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");
    private static final UUID KEY = new UUID(1, 1);
    private static final UUID OTHER = new UUID(-2, 7);
    private static final UUID A = new UUID(0, 10);
    private static final UUID B = new UUID(0, 11);

    /// A store with nothing in it; one that was opened before is gone.
    protected abstract ImportStore empty();

    @Test
    void ids_grow_from_one() {
        ImportStore store = empty();

        assertThat(store.newId()).isEqualTo(new ImportId(1));
        assertThat(store.newId()).isEqualTo(new ImportId(2));
    }

    @Test
    void an_import_comes_back_as_it_was_and_as_it_stands() {
        ImportStore store = empty();
        ImportJob waiting = job(store.newId(), ImportState.WAITING, ImportFigures.NONE);
        ImportJob done =
                job(waiting.id(), ImportState.DONE, new ImportFigures(9, 1, 2, 3, 1, 2, 7, 4, 2));
        store.save(waiting);
        assertThat(store.find(waiting.id())).contains(waiting);

        store.save(done);

        assertThat(store.find(done.id())).contains(done);
        assertThat(store.find(new ImportId(99))).isEmpty();
    }

    @Test
    void imports_are_listed_newest_first_and_found_by_state() {
        ImportStore store = empty();
        ImportJob one = job(store.newId(), ImportState.DONE, ImportFigures.NONE);
        ImportJob two = job(store.newId(), ImportState.RUNNING, ImportFigures.NONE);
        ImportJob three = job(store.newId(), ImportState.WAITING, ImportFigures.NONE);
        List.of(one, two, three).forEach(store::save);

        assertThat(store.list(Optional.empty(), 2)).containsExactly(three, two);
        assertThat(store.list(Optional.of(two.id()), 2)).containsExactly(one);
        assertThat(store.in(EnumSet.of(ImportState.WAITING, ImportState.RUNNING)))
                .containsExactly(two, three);
    }

    @Test
    void how_far_an_import_is_and_what_it_said_are_kept_together() {
        ImportStore store = empty();
        ImportJob job = job(store.newId(), ImportState.RUNNING, ImportFigures.NONE);
        store.save(job);
        assertThat(store.checkpoint(job.id())).isEqualTo(Checkpoint.START);
        Checkpoint checkpoint = new Checkpoint(Optional.of(NOON), 3, 40, 500, 600, new Position(7));
        KeyVersion first = new KeyVersion(KEY, 1, A, job.id());
        KeyVersion second = new KeyVersion(KEY, 2, B, job.id());
        KeyVersion other = new KeyVersion(OTHER, 1, A, job.id());

        store.advance(job, checkpoint, List.of(second, first, other));

        assertThat(store.checkpoint(job.id())).isEqualTo(checkpoint);
        assertThat(store.versions(List.of(KEY, OTHER, new UUID(5, 5))))
                .isEqualTo(Map.of(KEY, List.of(first, second), OTHER, List.of(other)));
        assertThat(store.versions(List.of())).isEmpty();
    }

    @Test
    void keeping_the_same_twice_changes_nothing() {
        ImportStore store = empty();
        ImportJob job = job(store.newId(), ImportState.RUNNING, ImportFigures.NONE);
        KeyVersion said = new KeyVersion(KEY, 1, A, job.id());
        store.advance(job, Checkpoint.START, List.of(said));

        store.advance(job, Checkpoint.START, List.of(said));

        assertThat(store.versions(List.of(KEY))).isEqualTo(Map.of(KEY, List.of(said)));
    }

    @Test
    void an_undone_import_is_forgotten_and_others_are_not() {
        ImportStore store = empty();
        ImportJob one = job(store.newId(), ImportState.DONE, ImportFigures.NONE);
        ImportJob two = job(store.newId(), ImportState.DONE, ImportFigures.NONE);
        KeyVersion kept = new KeyVersion(KEY, 1, A, one.id());
        store.advance(one, Checkpoint.START, List.of(kept));
        store.advance(two, Checkpoint.START, List.of(new KeyVersion(KEY, 2, B, two.id())));
        store.remember(one.id(), List.of(A));
        store.remember(two.id(), List.of(A, B));

        store.forget(two.id());

        assertThat(store.versions(List.of(KEY))).isEqualTo(Map.of(KEY, List.of(kept)));
        assertThat(store.knows(A)).isTrue();
        assertThat(store.knows(B)).isFalse();
        assertThat(store.checkpoint(two.id())).isEqualTo(Checkpoint.START);
        assertThat(store.find(two.id())).contains(two);
    }

    @Test
    void schedules_are_kept_changed_and_deleted() {
        ImportStore store = empty();
        ImportSchedule daily =
                schedule("erp", new Every.Day(LocalTime.of(3, 30)), Optional.empty());
        ImportSchedule hourly = schedule("ads", new Every.Hour(15), Optional.of(new ImportId(4)));
        store.save(daily);
        store.save(hourly);
        assertThat(store.schedules()).containsExactly(hourly, daily);
        ImportSchedule changed = schedule("erp", new Every.Hour(0), Optional.empty());

        store.save(changed);

        assertThat(store.schedules()).containsExactly(hourly, changed);
        assertThat(store.deleteSchedule("erp")).isTrue();
        assertThat(store.deleteSchedule("erp")).isFalse();
        assertThat(store.schedules()).containsExactly(hourly);
    }

    private static ImportSchedule schedule(String name, Every every, Optional<ImportId> last) {
        return new ImportSchedule(
                name,
                new SourceKey("erp"),
                "/data/erp",
                "kind: orders\n",
                every,
                true,
                last,
                Optional.of(NOON));
    }

    private static ImportJob job(ImportId id, ImportState state, ImportFigures figures) {
        boolean done = state == ImportState.DONE;
        return new ImportJob(
                id,
                new SourceKey("erp"),
                "orders",
                List.of(new UploadId("01890a5d-ac96-774b-bcce-b302099a8057")),
                List.of("ventas ñ.csv"),
                "kind: orders\n",
                false,
                "ana@x.co",
                Optional.of(new ImportId(1)),
                state,
                done ? "nothing" : "",
                NOON,
                done ? Optional.of(NOON) : Optional.empty(),
                done ? Optional.of(NOON.plusSeconds(5)) : Optional.empty(),
                figures,
                done ? ImportProgress.WHOLE : ImportProgress.NONE,
                done ? List.of(new Notice("Correo", "this is no valid email", 3, 17)) : List.of());
    }
}
