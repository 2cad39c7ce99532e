package org.querencia.runtime.pipeline;

import java.util.List;
import java.util.function.BiFunction;
import org.querencia.core.event.Definition;
import org.querencia.core.identity.Identities;

/// The rules in force at a position of the log. A definition in the log gives the next ones.
///
/// @param first the rules before anything was defined
/// @param read gives the rules with a definition in force; kinds it does not know change nothing
public record Definitions(
        Identities identities,
        Identities first,
        BiFunction<Identities, Definition, Identities> read) {

    public Definitions(Identities identities, BiFunction<Identities, Definition, Identities> read) {
        this(identities, identities, read);
    }

    /// As at the start of the log.
    public Definitions atStart() {
        return new Definitions(first, first, read);
    }

    public Definitions with(Definition change) {
        return new Definitions(read.apply(identities, change), first, read);
    }

    public Definitions with(List<Definition> changes) {
        Definitions now = this;
        for (Definition change : changes) {
            now = now.with(change);
        }
        return now;
    }
}
