package org.querencia.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Definition;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import org.querencia.runtime.collect.MarkingDefinitions;
import org.querencia.runtime.collect.MarkingRules;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryState;

/// By which rules collect marks, as the log goes on.
class MarkingPlaceTest {

    private static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);
    private static final MarkingRules FIRST = testing("first");
    private static final MarkingRules SECOND = testing("second");

    private final MemoryLog log = new MemoryLog("marking");
    private final MemoryState state = new MemoryState();
    private final List<MarkingRules> asked = new ArrayList<>();
    private Optional<Pipeline> running = Optional.empty();

    @Test
    void rules_hold_from_where_they_were_defined_and_after_a_restart() {
        Pipeline pipeline = start();
        assertThat(pipeline.marking()).isEqualTo(MarkingRules.NONE);
        Engine.append(log, defined("d1", FIRST));
        pipeline.catchUp();
        assertThat(pipeline.marking()).isEqualTo(FIRST);
        Engine.append(log, defined("d2", SECOND), defined("d3", "identity", "whatever"));
        pipeline.catchUp();
        assertThat(pipeline.marking()).isEqualTo(SECOND);

        assertThat(start().marking()).isEqualTo(SECOND);
    }

    @Test
    void a_definition_nobody_can_read_changes_nothing() {
        Pipeline pipeline = start();
        Engine.append(log, defined("d1", FIRST), defined("d2", "marking", "{\"colour\":1}"));
        pipeline.catchUp();
        assertThat(pipeline.marking()).isEqualTo(FIRST);
    }

    /// What comes meanwhile must not be marked by the rules of years ago.
    @Test
    void while_the_state_is_made_anew_the_present_rules_hold() {
        Pipeline pipeline = start().derivingAtMost(1);
        Engine.append(log, defined("d1", FIRST));
        Engine.append(
                log,
                Optional.of(new ImportId(7)),
                identify().by("user_id:u1", "email:ana@x.co").event());
        Engine.append(log, defined("d2", SECOND));
        pipeline.catchUp();
        asked.clear();

        Engine.append(log, retraction());
        pipeline.catchUp();

        assertThat(state.origins().resets()).isEqualTo(1);
        assertThat(asked).hasSizeGreaterThanOrEqualTo(2).containsOnly(SECOND);
        assertThat(pipeline.marking()).isEqualTo(SECOND);
    }

    /// Each time it reads a definition it asks by which rules is marked now.
    private Pipeline start() {
        Pipeline pipeline =
                new Pipeline(
                        log,
                        state,
                        new Definitions(
                                        new Identities(RULES),
                                        (before, _) -> {
                                            running.ifPresent(now -> asked.add(now.marking()));
                                            return before;
                                        })
                                .with(state.definitions()),
                        Flow.at(Position.START, state.applied()),
                        100);
        running = Optional.of(pipeline);
        return pipeline;
    }

    private static MarkingRules testing(String source) {
        return new MarkingRules(List.of(), List.of(), Fields.NONE, Set.of(new SourceKey(source)));
    }

    private static Definition defined(String messageId, MarkingRules rules) {
        return defined(messageId, MarkingRules.KIND, MarkingDefinitions.write(rules));
    }

    private static Definition defined(String messageId, String kind, String content) {
        return new Definition(
                messageId,
                Origin.of("console", Trust.SECRET),
                Events.NOON,
                "ana@x.co",
                kind,
                "",
                content);
    }

    private static Retraction retraction() {
        return new Retraction(
                "r1", Origin.of("console", Trust.SECRET), Events.NOON, "ana@x.co", new ImportId(7));
    }
}
