package org.querencia.runtime.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.OwnMeasures;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.text.Nearest;

/// The measures there are: those that ship, and the company's own, which may take the place of one
/// that ships. Each change is kept in the log. Safe from any thread.
public final class MeasureDesk {

    private final Supplier<OwnMeasures> own;
    private final MeasureFiles files;
    private final Measures measures;
    private final IdentityDecisions decisions;
    private final Map<String, Measure> readBefore = new ConcurrentHashMap<>();

    /// @param own asked anew each time
    public MeasureDesk(
            Supplier<OwnMeasures> own,
            MeasureFiles files,
            Measures measures,
            IdentityDecisions decisions) {
        this.own = own;
        this.files = files;
        this.measures = measures;
        this.decisions = decisions;
    }

    /// What became of a change.
    public sealed interface Outcomes {

        /// @param waiting whether the server is behind, so that it does not show yet
        record Done(Measure measure, boolean waiting) implements Outcomes {}

        /// Nothing was written.
        ///
        /// @param why what is wrong and how to mend it
        record Refused(String why) implements Outcomes {}
    }

    /// A measure, and whether it is the company's own.
    public record Known(Measure measure, boolean own) {}

    /// Those that ship in their order, then the company's own by key.
    public List<Known> all() {
        Map<String, Known> all = new LinkedHashMap<>();
        files.shipped().forEach(measure -> all.put(measure.key(), new Known(measure, false)));
        own.get()
                .files()
                .forEach(text -> {
                    Measure measure = readOnce(text);
                    all.put(measure.key(), new Known(measure, true));
                });
        return List.copyOf(all.values());
    }

    public Optional<Known> find(String key) {
        return all().stream().filter(known -> known.measure().key().equals(key)).findFirst();
    }

    /// The key that was probably meant.
    public Optional<String> nearest(String key) {
        return Nearest.to(key, all().stream().map(known -> known.measure().key()).toList());
    }

    /// The file of a measure.
    public Optional<String> text(String key) {
        return own.get()
                .file(key)
                .or(() -> find(key).map(known -> files.text(known.measure().key())));
    }

    /// Keeps a measure under its key, in the place of a former one; returns when it is in force.
    public synchronized Outcomes write(Author author, String key, String yaml) {
        Measure measure;
        try {
            measure = files.read(yaml);
        } catch (IllegalArgumentException wrong) {
            return new Outcomes.Refused(String.valueOf(wrong.getMessage()));
        }
        if (!measure.key().equals(key)) {
            return new Outcomes.Refused(
                    "key: the file says '%s': expected '%s'".formatted(measure.key(), key));
        }
        Optional<String> fault = measures.fault(measure);
        if (fault.isPresent()) {
            return new Outcomes.Refused(fault.get());
        }
        OwnMeasures now = own.get();
        if (now.file(key).isEmpty() && now.size() >= OwnMeasures.MEASURES_MAX) {
            return new Outcomes.Refused(
                    "there would be more than %d measures of your own"
                            .formatted(OwnMeasures.MEASURES_MAX));
        }
        return kept(author, measure, yaml);
    }

    /// Gives a measure of one's own up: one that ships under the same key is in force again.
    public synchronized Outcomes delete(Author author, Measure measure) {
        if (own.get().file(measure.key()).isEmpty()) {
            return new Outcomes.Refused(
                    "'%s' ships with the program and stays".formatted(measure.key()));
        }
        return kept(author, measure, "");
    }

    private Outcomes kept(Author author, Measure measure, String yaml) {
        return switch (decisions.define(author, Measure.KIND, measure.key(), yaml)) {
            case Outcome.Done _ -> new Outcomes.Done(measure, false);
            case Outcome.Waiting _ -> new Outcomes.Done(measure, true);
            case Outcome.Refused refused -> new Outcomes.Refused(refused.message());
        };
    }

    /// What was kept was read before it was kept.
    private Measure readOnce(String text) {
        if (readBefore.size() > 2 * OwnMeasures.MEASURES_MAX) {
            readBefore.clear();
        }
        return readBefore.computeIfAbsent(text, files::read);
    }

    /// All keys, for words of what can be asked.
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        all().forEach(known -> keys.add(known.measure().key()));
        return keys;
    }
}
