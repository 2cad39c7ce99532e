package org.querencia.runtime.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.querencia.core.segment.Item;
import org.querencia.core.segment.Segments;
import org.querencia.core.stage.ShippedModels;
import org.querencia.core.stage.StageModel;
import org.querencia.core.stage.StageModel.State;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;

/// The workspace's models of stages: those there are, the shipped ones nobody changed yet among
/// them as drafts, and how they are changed and given up. Each change is a version, kept in the
/// log. Safe from any thread.
public final class StageDesk {

    private final Supplier<Segments> inForce;
    private final IdentityDecisions decisions;

    /// @param inForce asked anew each time
    public StageDesk(Supplier<Segments> inForce, IdentityDecisions decisions) {
        this.inForce = inForce;
        this.decisions = decisions;
    }

    /// What became of a change.
    public sealed interface Answer {

        /// @param models those that were written, as they are now
        /// @param waiting whether the server is behind, so that it does not show yet
        record Done(List<StageModel> models, boolean waiting) implements Answer {
            public Done {
                models = List.copyOf(models);
            }
        }

        /// Nothing was written.
        ///
        /// @param why what is wrong and how to mend it
        record Refused(String why) implements Answer {}
    }

    /// All that are not deleted, by key; of a shipped one that was deleted the draft is there
    /// again.
    public List<StageModel> all() {
        TreeMap<String, StageModel> all = new TreeMap<>();
        ShippedModels.ALL.forEach(model -> all.put(model.key(), model));
        inForce.get().models().forEach(model -> all.put(model.key(), model));
        return List.copyOf(all.values());
    }

    /// Empty where there is none, or it was deleted and is no shipped one.
    public Optional<StageModel> find(String key) {
        return inForce.get()
                .model(key)
                .filter(model -> model.state() != State.DELETED)
                .or(() -> ShippedModels.of(key));
    }

    /// Each takes the place of its version before; its version is the next one of that key,
    /// whatever it says. All of them, or none. Returns when they are in force and people stand by
    /// them.
    public synchronized Answer write(Author author, List<StageModel> models) {
        List<StageModel> next = models.stream().map(this::next).toList();
        try {
            inForce.get().withAll(next.stream().map(Item::of).toList());
        } catch (IllegalArgumentException wrong) {
            return new Answer.Refused(String.valueOf(wrong.getMessage()));
        }
        if (next.isEmpty()) {
            return new Answer.Done(next, false);
        }
        Map<String, String> contents = new LinkedHashMap<>();
        next.forEach(model -> contents.put(model.key(), StageDefinitions.write(model)));
        return switch (decisions.define(author, StageModel.KIND, contents)) {
            case Outcome.Done _ -> new Answer.Done(next, false);
            case Outcome.Waiting _ -> new Answer.Done(next, true);
            case Outcome.Refused refused -> new Answer.Refused(refused.message());
        };
    }

    /// The past is told by a model once: when it is in force for the first time.
    private StageModel next(StageModel model) {
        Optional<StageModel> before = inForce.get().model(model.key());
        int version = before.map(StageModel::version).orElse(0) + 1;
        boolean history = before.isEmpty() || (!before.get().isActive() && before.get().history());
        return new StageModel(
                model.key(),
                model.name(),
                model.stages(),
                model.closes(),
                model.state(),
                version,
                history);
    }
}
