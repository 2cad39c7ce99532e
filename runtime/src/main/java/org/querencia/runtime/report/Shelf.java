package org.querencia.runtime.report;

import java.util.List;
import java.util.Optional;

/// Where things of one kind are kept. Safe from any thread.
public interface Shelf<T extends Kept> {

    /// All of them, newest first, then by id.
    List<T> all();

    Optional<T> find(String id);

    /// Keeps it, in the place of a former one of its id; false when there are as many as there may
    /// be.
    boolean put(T kept);

    /// Whether there was one of that id.
    boolean delete(String id);
}
