package org.querencia.runtime.warehouse;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Rule;

/// What a rule asks for of others, which the warehouse does not know by itself.
///
/// @param rules of segments, by key, also of those that these ask for in turn: who is in one is
///   worked out by its rule
/// @param members keys of segments whose people are told as they are now
/// @param models keys of models of stages, where people stand as they do now
public record Around(
        Map<String, Rule> rules, Set<String> members, Set<String> models, Telling telling) {

    public static final Around NOTHING =
            new Around(Map.of(), Set.of(), Set.of(), new Telling.Nothing());

    public Around {
        rules = Map.copyOf(rules);
        members = Set.copyOf(members);
        models = Set.copyOf(models);
    }

    /// Tells people one by one, so that however many they are they need no memory.
    public interface Telling {

        void members(String segment, Consumer<ProfileId> each);

        /// With the key of the stage they stand in.
        void places(String model, BiConsumer<ProfileId, String> each);

        /// Nobody is anywhere.
        record Nothing() implements Telling {
            @Override
            public void members(String segment, Consumer<ProfileId> each) {}

            @Override
            public void places(String model, BiConsumer<ProfileId, String> each) {}
        }
    }
}
