package org.querencia.runtime.collect;

import java.util.List;
import java.util.Set;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value.Fields;

/// Which events are the company's own doing, as the workspace's settings say. Crawlers are known by
/// [Bots].
///
/// @param staffDomains domains of e-mail addresses, such as `shop.example`
/// @param staffNetworks from where staff work
/// @param staffTraits a person with any of these traits, equal in value, is staff
/// @param testSources whose events are all tests
public record MarkingRules(
        List<String> staffDomains,
        List<Network> staffNetworks,
        Fields staffTraits,
        Set<SourceKey> testSources) {

    public static final MarkingRules NONE =
            new MarkingRules(List.of(), List.of(), Fields.NONE, Set.of());

    public MarkingRules {
        staffDomains = List.copyOf(staffDomains);
        staffNetworks = List.copyOf(staffNetworks);
        testSources = Set.copyOf(testSources);
    }
}
