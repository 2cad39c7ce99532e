package org.querencia.qa.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Deque's axe, asked for what keeps people out. It is put into a page once and run as often as the
/// page changes its looks, which its own builder would load it anew for.
final class Axe {
    private static final String SCRIPT = script();

    private static final String RUN =
            """
            async (rules) => {
                const options = { resultTypes: ["violations"], preload: false };
                if (rules.length > 0) options.runOnly = { type: "rule", values: rules };
                const { violations } = await axe.run(document, options);
                return violations
                    .filter((each) => ["serious", "critical"].includes(each.impact))
                    .flatMap((each) => each.nodes.map((node) =>
                        `${each.id} at ${node.target.join(" ")}: ${node.failureSummary}`));
            }\
            """;

    private Axe() {}

    /// Faults that are serious or critical; all rules unless some are named.
    static List<String> faults(Page page, String... rules) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(SCRIPT);
        }
        return ((List<?>) page.evaluate(RUN, List.of(rules)))
                .stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
