package org.querencia.runtime.review;

import java.util.List;
import org.querencia.core.identity.ProfileId;

/// Who may be the same person as somebody: answered by a model where there is one, by likeness
/// where there is none. Safe from any thread.
public interface Likely {

    /// People not joined with this one, the likeliest first, at most `limit`; empty also where
    /// nobody has that id. Each pair has `person` in it.
    List<Proposed> duplicates(ProfileId person, int limit);
}
