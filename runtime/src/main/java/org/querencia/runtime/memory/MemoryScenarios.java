package org.querencia.runtime.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.querencia.runtime.planner.Scenario;
import org.querencia.runtime.planner.Scenarios;

/// Scenarios in memory.
public final class MemoryScenarios implements Scenarios {

    private final Map<String, Scenario> scenarios = new ConcurrentHashMap<>();

    @Override
    public List<Scenario> all() {
        return scenarios.values().stream()
                .sorted(Comparator.comparing(Scenario::made).reversed().thenComparing(Scenario::id))
                .toList();
    }

    @Override
    public Optional<Scenario> find(String id) {
        return Optional.ofNullable(scenarios.get(id));
    }

    @Override
    public synchronized boolean add(Scenario scenario) {
        if (scenarios.size() >= SCENARIOS_MAX) {
            return false;
        }
        scenarios.put(scenario.id(), scenario);
        return true;
    }

    @Override
    public boolean delete(String id) {
        return scenarios.remove(id) != null;
    }
}
