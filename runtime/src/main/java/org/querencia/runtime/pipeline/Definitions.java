package org.querencia.runtime.pipeline;

import java.util.List;
import java.util.function.BiFunction;
import org.querencia.core.alarm.Plans;
import org.querencia.core.alarm.Sensors;
import org.querencia.core.call.CallRules;
import org.querencia.core.event.Definition;
import org.querencia.core.identity.Identities;
import org.querencia.core.measure.ChannelNames;
import org.querencia.core.measure.OwnMeasures;
import org.querencia.core.rule.Setting;
import org.querencia.core.score.Scores;
import org.querencia.core.segment.Segments;
import org.querencia.core.visit.VisitLists;
import org.querencia.runtime.alarm.PlanDefinitions;
import org.querencia.runtime.alarm.SensorDefinitions;
import org.querencia.runtime.call.CallDefinitions;
import org.querencia.runtime.collect.MarkingDefinitions;
import org.querencia.runtime.collect.MarkingRules;
import org.querencia.runtime.score.ScoreDefinitions;
import org.querencia.runtime.segment.ItemDefinitions;
import org.querencia.runtime.visit.VisitDefinitions;

/// The rules in force at a position of the log. A definition in the log gives the next ones.
///
/// @param first the rules before anything was defined
/// @param marking by which collect marks events: they are marked when they come, and a replay keeps
///   their marks
/// @param segments by which people are followed, and what stands beside them
/// @param visits what sellers choose from
/// @param sensors that watch figures
/// @param plans for passages from stage to stage
/// @param scores how promising people are; they are reckoned when asked for
/// @param calls how the daily lists of sellers are made
/// @param measures the company's own
/// @param channels what else channels are called
/// @param read gives the rules with a definition in force; kinds it does not know change nothing
public record Definitions(
        Identities identities,
        Identities first,
        MarkingRules marking,
        Segments segments,
        VisitLists visits,
        Sensors sensors,
        Plans plans,
        Scores scores,
        CallRules calls,
        OwnMeasures measures,
        ChannelNames channels,
        BiFunction<Identities, Definition, Identities> read) {

    /// Nothing was defined yet.
    public Definitions(Identities identities, BiFunction<Identities, Definition, Identities> read) {
        this(
                identities,
                identities,
                MarkingRules.NONE,
                Segments.none(Setting.of(identities.rules().workspace())),
                VisitLists.DEFAULTS,
                Sensors.NONE,
                Plans.NONE,
                Scores.SHIPPED,
                CallRules.DEFAULTS,
                OwnMeasures.NONE,
                ChannelNames.NONE,
                read);
    }

    /// As at the start of the log.
    public Definitions atStart() {
        return new Definitions(first, read);
    }

    public Definitions with(Definition change) {
        return withoutSegments(change, ItemDefinitions.read(segments, change));
    }

    /// The newest of each kind and key, in any order: segments may ask for each other.
    public Definitions with(List<Definition> changes) {
        Segments all = ItemDefinitions.read(segments, changes);
        Definitions now = this;
        for (Definition change : changes) {
            now = now.withoutSegments(change, all);
        }
        return now;
    }

    private Definitions withoutSegments(Definition change, Segments then) {
        return new Definitions(
                read.apply(identities, change),
                first,
                MarkingDefinitions.read(marking, change),
                then,
                VisitDefinitions.read(visits, change),
                SensorDefinitions.read(sensors, change),
                PlanDefinitions.read(plans, change),
                ScoreDefinitions.read(scores.near(then.names().places()), change),
                CallDefinitions.read(calls, change),
                measures.with(change),
                channels.with(change),
                read);
    }
}
