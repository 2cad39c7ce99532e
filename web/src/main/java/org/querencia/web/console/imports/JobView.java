package org.querencia.web.console.imports;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.imports.Reject;
import org.querencia.web.console.frame.Frame;

/// What the page of an import shows.
///
/// @param rejects the first ones, once it rests
/// @param said what was last told to those who listen to the page: see [#telling]
public record JobView(ImportJob job, List<Reject> rejects, String said) {

    /// Of a hundred: what listeners are told of, so that they are not told each second.
    private static final int STEP = 20;

    public static String code(ImportState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /// How a state looks.
    public static String look(ImportState state) {
        return switch (state) {
            case DONE -> "is-good";
            case FAILED -> "is-bad";
            case STOPPED -> "is-warn";
            case WAITING, RUNNING, UNDOING, UNDONE, REDOING -> "";
        };
    }

    public int percent() {
        return (int) Math.clamp(Math.floor(100 * job.progress().share()), 0, 100);
    }

    /// The state with its progress in coarse steps, as it stands in addresses: listeners are told
    /// when it changes.
    public String telling() {
        String state = code(job.state());
        return job.state() == ImportState.RUNNING ? state + percent() / STEP : state;
    }

    public boolean tells() {
        return !telling().equals(said);
    }

    public boolean atWork() {
        return !job.state().rests();
    }

    public boolean cancellable() {
        return job.state() == ImportState.WAITING || job.state() == ImportState.RUNNING;
    }

    public boolean resumable() {
        return job.state() == ImportState.STOPPED || job.state() == ImportState.FAILED;
    }

    public boolean undoable() {
        return !job.dryRun() && job.state().rests() && job.state() != ImportState.UNDONE;
    }

    /// Its files in few words.
    public static String title(ImportJob job, Frame frame) {
        return switch (job.files().size()) {
            case 0 -> frame.text("imports.number", job.id().toString());
            case 1 -> job.files().getFirst();
            default ->
                    frame.text(
                            "imports.files-more", job.files().getFirst(), job.files().size() - 1);
        };
    }

    /// How long it has taken, or took.
    public String took(Frame frame) {
        return job.startedAt()
                .map(start -> Duration.between(start, job.endedAt().orElse(frame.formats().now())))
                .map(took -> duration(frame, Math.max(0, took.toSeconds())))
                .orElse("–");
    }

    public static String duration(Frame frame, long seconds) {
        return seconds < 90
                ? frame.text("imports.seconds", seconds)
                : frame.text("imports.minutes", Math.round(seconds / 60.0));
    }
}
