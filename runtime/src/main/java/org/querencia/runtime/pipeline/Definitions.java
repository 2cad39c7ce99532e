package org.querencia.runtime.pipeline;

import java.util.List;
import java.util.function.BiFunction;
import org.querencia.core.event.Definition;
import org.querencia.core.identity.Identities;
import org.querencia.core.visit.VisitLists;
import org.querencia.runtime.collect.MarkingDefinitions;
import org.querencia.runtime.collect.MarkingRules;
import org.querencia.runtime.visit.VisitDefinitions;

/// The rules in force at a position of the log. A definition in the log gives the next ones.
///
/// @param first the rules before anything was defined
/// @param marking by which collect marks events: they are marked when they come, and a replay keeps
///   their marks
/// @param visits what sellers choose from
/// @param read gives the rules with a definition in force; kinds it does not know change nothing
public record Definitions(
        Identities identities,
        Identities first,
        MarkingRules marking,
        VisitLists visits,
        BiFunction<Identities, Definition, Identities> read) {

    /// Nothing was defined yet.
    public Definitions(Identities identities, BiFunction<Identities, Definition, Identities> read) {
        this(identities, identities, MarkingRules.NONE, VisitLists.DEFAULTS, read);
    }

    /// As at the start of the log.
    public Definitions atStart() {
        return new Definitions(first, read);
    }

    public Definitions with(Definition change) {
        return new Definitions(
                read.apply(identities, change),
                first,
                MarkingDefinitions.read(marking, change),
                VisitDefinitions.read(visits, change),
                read);
    }

    public Definitions with(List<Definition> changes) {
        Definitions now = this;
        for (Definition change : changes) {
            now = now.with(change);
        }
        return now;
    }
}
