package org.querencia.runtime.planner;

import java.util.List;
import java.util.Optional;

/// Where scenarios are kept. Safe from any thread.
public interface Scenarios {

    /// Beyond, new ones are refused: nobody would find theirs again.
    int SCENARIOS_MAX = 1_000;

    /// All of them, newest first, then by id.
    List<Scenario> all();

    Optional<Scenario> find(String id);

    /// Keeps it; false when there are as many as there may be.
    boolean add(Scenario scenario);

    /// Whether there was one of that id.
    boolean delete(String id);
}
