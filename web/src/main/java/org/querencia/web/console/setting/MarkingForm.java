package org.querencia.web.console.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.collect.MarkingRules;
import org.querencia.runtime.collect.Network;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.RefusedException;

/// The rules of marking as a form has them: one entry a line, traits as `name = value`.
///
/// @param sources keys of the sources whose events are tests
public record MarkingForm(String domains, String networks, String traits, Set<String> sources) {
    static final String DOMAINS = "staffDomains";
    static final String NETWORKS = "staffNetworks";
    static final String TRAITS = "staffTraits";
    static final String SOURCES = "testSources";

    public MarkingForm {
        sources = Set.copyOf(sources);
    }

    static MarkingForm of(MarkingRules rules) {
        return new MarkingForm(
                String.join("\n", rules.staffDomains()),
                rules.staffNetworks().stream().map(Network::text).collect(Collectors.joining("\n")),
                rules.staffTraits().values().keySet().stream()
                        .map(name -> name + " = " + rules.staffTraits().text(name).orElse(""))
                        .collect(Collectors.joining("\n")),
                rules.testSources().stream().map(SourceKey::value).collect(Collectors.toSet()));
    }

    /// As it was typed, right or wrong.
    static MarkingForm typed(Form form) {
        return new MarkingForm(
                form.verbatim(DOMAINS),
                form.verbatim(NETWORKS),
                form.verbatim(TRAITS),
                Set.copyOf(form.all(SOURCES)));
    }

    /// Refuses the line that is wrong.
    MarkingRules rules() {
        List<String> staffDomains = lines(domains);
        staffDomains.forEach(MarkingForm::checkDomain);
        Map<String, Value> staffTraits = new LinkedHashMap<>();
        lines(traits).forEach(line -> staffTraits.put(name(line), Value.of(value(line))));
        try {
            return new MarkingRules(
                    staffDomains,
                    lines(networks).stream().map(MarkingForm::network).toList(),
                    new Fields(staffTraits),
                    sources.stream().map(SourceKey::new).collect(Collectors.toSet()));
        } catch (IllegalArgumentException tooLong) {
            throw new RefusedException("refused.marking", MarkingRules.ENTRIES_MAX);
        }
    }

    private static void checkDomain(String line) {
        try {
            new MarkingRules(List.of(line), List.of(), Fields.NONE, Set.of()).staffDomains();
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException("refused.domain", line);
        }
    }

    private static Network network(String line) {
        try {
            return new Network(line);
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException("refused.network", line);
        }
    }

    private static String name(String line) {
        return part(line, 0);
    }

    private static String value(String line) {
        return part(line, 1);
    }

    private static String part(String line, int which) {
        String[] parts = line.split("=", 2);
        if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new RefusedException("refused.trait-line", line);
        }
        return parts[which].strip();
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
