package org.querencia.runtime.view;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.state.Profiles;

/// Tells which of the merges and splits in a journal hold no more.
///
/// A record stays as it was believed then; whether it holds is seen by whose the two people's
/// oldest anchors (their ids) are now.
final class Undoing {

    private static final String MERGED = "profile.merged";
    private static final String SPLIT = "profile.split";

    private record Two(AnchorId from, AnchorId to) {}

    private final Map<JournalRow, Two> told = new HashMap<>();
    private final Map<AnchorId, ProfileId> owners;

    private Undoing(List<JournalRow> rows, Profiles profiles) {
        Set<AnchorId> anchors = new LinkedHashSet<>();
        for (JournalRow row : rows) {
            two(row).ifPresent(two -> {
                told.put(row, two);
                anchors.add(two.from);
                anchors.add(two.to);
            });
        }
        owners = anchors.isEmpty() ? Map.of() : profiles.owners(anchors);
    }

    static Undoing of(List<JournalRow> rows, Profiles profiles) {
        return new Undoing(rows, profiles);
    }

    /// Whether what the row tells was undone later. Of people who are gone nobody can say.
    boolean undid(JournalRow row) {
        Two two = told.get(row);
        ProfileId from = two == null ? null : owners.get(two.from);
        ProfileId to = two == null ? null : owners.get(two.to);
        return from != null && to != null && from.equals(to) == row.kind().equals(SPLIT);
    }

    private static Optional<Two> two(JournalRow row) {
        if (!row.kind().equals(MERGED) && !row.kind().equals(SPLIT)) {
            return Optional.empty();
        }
        Fields detail =
                ValueCodec.read(row.detail().getBytes(StandardCharsets.UTF_8))
                                instanceof Fields fields
                        ? fields
                        : Fields.NONE;
        return detail.text("from")
                .flatMap(from -> detail.text("to").map(to -> new Two(anchor(from), anchor(to))));
    }

    private static AnchorId anchor(String profile) {
        return new AnchorId(UUID.fromString(profile));
    }
}
