package org.querencia.connect.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A part of an import's rows in memory: groups of what is about the same thing, in the order in
/// which the files begin them.
final class Part {

    /// More lines are no order, and more equal rows no table.
    static final int ROWS_PER_GROUP_MAX = 100_000;

    /// Rows about the same thing, in the order of the files.
    ///
    /// @param keyed whether they share a key; else they say the same
    /// @param beyond rows that are too many
    record Group(UUID id, boolean keyed, List<Told> rows, List<Told> beyond) {}

    private record Id(UUID id, boolean keyed) {}

    private Part() {}

    static Collection<Group> groups(Path part) throws IOException {
        Map<Id, Group> groups = new LinkedHashMap<>();
        Spool.read(
                part,
                told -> {
                    Group group =
                            groups.computeIfAbsent(
                                    new Id(told.id(), told.keyed()),
                                    id ->
                                            new Group(
                                                    id.id(),
                                                    id.keyed(),
                                                    new ArrayList<>(1),
                                                    new ArrayList<>(0)));
                    boolean room = group.rows().size() < ROWS_PER_GROUP_MAX;
                    // Equal rows share the bytes of the first.
                    Told kept =
                            told.keyed() || group.rows().isEmpty()
                                    ? told
                                    : new Told(
                                            told.id(),
                                            false,
                                            told.sequence(),
                                            told.file(),
                                            told.line(),
                                            group.rows().getFirst().drafts());
                    (room ? group.rows() : group.beyond()).add(kept);
                });
        return groups.values();
    }
}
