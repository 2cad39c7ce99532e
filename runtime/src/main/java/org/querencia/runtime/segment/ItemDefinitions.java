package org.querencia.runtime.segment;

import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Definition;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.score.Score;
import org.querencia.core.segment.Item;
import org.querencia.core.segment.Key;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segments;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.place.PlaceDefinitions;
import org.querencia.runtime.score.ScoreDefinitions;
import org.querencia.runtime.stage.StageDefinitions;

/// The definitions of all that is answered of everybody: segments and what stands beside them.
public final class ItemDefinitions {

    private ItemDefinitions() {}

    /// What a definition defines; empty for other kinds.
    public static Optional<Key> key(Definition definition) {
        return switch (definition.kind()) {
            case Segment.KIND -> Optional.of(Key.segment(definition.key()));
            case StageModel.KIND -> Optional.of(Key.stages(definition.key()));
            case Score.KIND -> Optional.of(Key.score(definition.key()));
            case NamedPlace.KIND -> Optional.of(Key.place(definition.key()));
            default -> Optional.empty();
        };
    }

    /// The items with a definition in force; other kinds change nothing. Throws
    /// [IllegalArgumentException] that says what is wrong.
    public static Segments read(Segments before, Definition definition) {
        return item(definition).map(item -> before.withAll(List.of(item))).orElse(before);
    }

    /// The same for definitions in any order, the newest of each key.
    public static Segments read(Segments before, List<Definition> definitions) {
        return before.withAll(
                definitions.stream().flatMap(definition -> item(definition).stream()).toList());
    }

    private static Optional<Item> item(Definition definition) {
        return key(definition)
                .map(key ->
                        switch (key.kind()) {
                            case SEGMENT ->
                                    Item.of(
                                            SegmentDefinitions.read(
                                                    key.name(), definition.content()));
                            case STAGES ->
                                    Item.of(
                                            StageDefinitions.read(
                                                    key.name(), definition.content()));
                            case SCORE ->
                                    Item.of(
                                            ScoreDefinitions.read(
                                                    key.name(), definition.content()));
                            case PLACE ->
                                    Item.of(
                                            PlaceDefinitions.read(
                                                    key.name(), definition.content()));
                        });
    }
}
