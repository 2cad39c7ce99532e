package org.querencia.runtime.collect;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// Which events are the company's own doing: the content of a definition of kind [#KIND]. Crawlers
/// are known by [Bots].
///
/// Each list holds at most [#ENTRIES_MAX]; throws [IllegalArgumentException] that says what is
/// wrong, and where.
///
/// @param staffDomains domains of e-mail addresses, such as `shop.example`; in lower case
/// @param staffNetworks from where staff work
/// @param staffTraits a person with any of these traits, equal in value or as it is written, is
///   staff; texts, numbers and flags
/// @param testSources whose events are all tests
public record MarkingRules(
        List<String> staffDomains,
        List<Network> staffNetworks,
        Fields staffTraits,
        Set<SourceKey> testSources) {

    public static final String KIND = "marking";
    public static final int ENTRIES_MAX = 100;

    public static final MarkingRules NONE =
            new MarkingRules(List.of(), List.of(), Fields.NONE, Set.of());

    private static final int TEXT_LENGTH_MAX = 200;

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{3,253}$)[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})+");

    public MarkingRules {
        bounded("staffDomains", staffDomains.size());
        bounded("staffNetworks", staffNetworks.size());
        bounded("staffTraits", staffTraits.values().size());
        bounded("testSources", testSources.size());
        List<String> domains = new ArrayList<>();
        for (String domain : staffDomains) {
            domains.add(domain(domain, "staffDomains[%d]".formatted(domains.size())));
        }
        staffDomains = List.copyOf(domains);
        staffNetworks = List.copyOf(staffNetworks);
        staffTraits.values().forEach(MarkingRules::checkTrait);
        testSources = Set.copyOf(testSources);
    }

    private static void bounded(String list, int size) {
        if (size > ENTRIES_MAX) {
            throw new IllegalArgumentException(
                    "%s: %d entries; expected at most %d".formatted(list, size, ENTRIES_MAX));
        }
    }

    private static String domain(String text, String where) {
        String bare = text.strip().toLowerCase(Locale.ROOT);
        bare = bare.startsWith("@") ? bare.substring(1) : bare;
        try {
            String domain = IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED);
            if (DOMAIN.matcher(domain).matches()) {
                return domain;
            }
        } catch (IllegalArgumentException noName) {
            throw badDomain(text, where);
        }
        throw badDomain(text, where);
    }

    private static IllegalArgumentException badDomain(String text, String where) {
        return new IllegalArgumentException(
                "%s: '%s' is no domain of e-mail addresses, such as shop.example"
                        .formatted(where, text));
    }

    private static void checkTrait(String name, Value value) {
        if (name.isBlank() || name.length() > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "staffTraits: '%s' is no trait; expected a name of 1 to %d characters"
                            .formatted(name, TEXT_LENGTH_MAX));
        }
        boolean comparable = Fields.of(name, value).text(name).isPresent();
        if (!comparable || (value instanceof Value.Text(String text) && isLong(text))) {
            throw new IllegalArgumentException(
                    "staffTraits.%s: expected text of 1 to %d characters, a number, true or false"
                            .formatted(name, TEXT_LENGTH_MAX));
        }
    }

    private static boolean isLong(String text) {
        return text.length() > TEXT_LENGTH_MAX;
    }

    /// Whether these are traits of somebody who works here.
    boolean areStaff(Fields traits) {
        if (traits.isEmpty()) {
            return false;
        }
        for (Map.Entry<String, Value> trait : staffTraits.values().entrySet()) {
            String name = trait.getKey();
            if (traits.get(name).filter(trait.getValue()::equals).isPresent()
                    || traits.text(name)
                            .filter(staffTraits.text(name).orElse("")::equals)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }
}
