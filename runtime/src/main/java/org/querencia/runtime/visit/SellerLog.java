package org.querencia.runtime.visit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.visit.VisitRefusedException.Reason;

/// The way of what sellers tell into the log: all that one of them tells at once counts once by its
/// id, and is taken back together, exactly; it does not come in again after that, however late a
/// phone repeats it.
///
/// @param kind before ids of imports, so that a visit and a call of one id are two things
/// @param before before ids of messages
record SellerLog(VisitParts parts, String kind, String before) {

    /// Orders of sellers are their own: their ids never meet those of other sources.
    private static final String ORDER_NAMESPACE = "sellers";

    private static final int EVENTS_PER_SECOND = 2_000;

    /// What is shown afterwards shows it mostly by then; a seller does not wait longer.
    private static final long SHOWN_MILLIS_MAX = 2_000;

    private static final long APPLY_MILLIS_MAX = 10_000;

    /// What became of what was told.
    sealed interface Kept {
        /// @param shown whether profiles know it already
        record Stored(boolean shown) implements Kept {}

        record Known() implements Kept {}
    }

    /// Where they come from; made at the first time. Refused while it is switched off.
    Origin origin() {
        Source source = parts.sources().source(Visits.SOURCE).orElseGet(this::firstSource);
        if (!source.enabled()) {
            throw new VisitRefusedException(
                    Reason.SWITCHED_OFF,
                    "",
                    source.name(),
                    "the source '%s' is switched off: switch it on in its page"
                            .formatted(source.key()));
        }
        return source.origin();
    }

    /// Why what sellers tell is left out of figures: only where the source is for tests.
    Set<Mark> marks() {
        return parts.marking().rules().testSources().contains(Visits.SOURCE)
                ? Set.of(Mark.TEST)
                : Set.of();
    }

    /// Returns when it is durable.
    Kept append(String id, List<Event> events) {
        List<Appended> appended =
                parts.ingest().append(events, Remember.FOREVER, Optional.of(importId(id)));
        Optional<Position> last = Optional.empty();
        for (Appended one : appended) {
            switch (one) {
                case Appended.Stored(Position position) -> last = Optional.of(position);
                case Appended.Duplicate _ -> {}
                case Appended.Suppressed _ ->
                        throw new VisitRefusedException(
                                Reason.FORGOTTEN,
                                "person",
                                "person: asked to be forgotten, so nothing is kept of them; leave"
                                        + " the visit without a name");
            }
        }
        return last.<Kept>map(position ->
                        new Kept.Stored(parts.ingest().awaitApplied(position, SHOWN_MILLIS_MAX)))
                .orElseGet(Kept.Known::new);
    }

    /// Takes it back; returns when nothing shows it any more.
    void undo(String by, String id) {
        Retraction retraction =
                new Retraction(
                        undoneId(id),
                        Origin.of(Visits.SOURCE.value(), Trust.SECRET),
                        now(),
                        by,
                        importId(id));
        for (Appended appended : parts.ingest().append(List.of(retraction), Remember.FOREVER)) {
            if (appended instanceof Appended.Stored(Position position)) {
                parts.ingest().awaitApplied(position, APPLY_MILLIS_MAX);
                parts.projected().await(position, APPLY_MILLIS_MAX);
            }
        }
    }

    boolean isUndone(String id) {
        return !parts.log().known(Visits.SOURCE, Set.of(undoneId(id))).isEmpty();
    }

    /// What was just told is to be found.
    void awaitProjected() {
        parts.projected().await(parts.log().head(), SHOWN_MILLIS_MAX);
    }

    Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String undoneId(String id) {
        return before + id + "-undone";
    }

    private ImportId importId(String id) {
        return ImportId.named(kind + ":" + id);
    }

    private Source firstSource() {
        boolean spanish = parts.workspace().language().getLanguage().equals("es");
        Source source =
                new Source(
                        Visits.SOURCE,
                        spanish ? "Vendedores" : "Sellers",
                        Trust.SECRET,
                        true,
                        Origin.PRIORITY_DEFAULT,
                        ORDER_NAMESPACE,
                        List.of(),
                        EVENTS_PER_SECOND,
                        "",
                        false);
        parts.sources().save(source);
        return source;
    }
}
