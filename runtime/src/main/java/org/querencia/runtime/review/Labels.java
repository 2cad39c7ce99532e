package org.querencia.runtime.review;

import java.util.List;

/// What was judged of pairs of people, for training. Safe from any thread.
public interface Labels {

    /// Judgements that stand (those undone are not among them), in the order of their numbers,
    /// after `after` (0 for the first page); at most `limit`.
    List<Label> decided(long after, int limit);
}
