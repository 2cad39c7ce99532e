package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page with a picture lets it be taken along, as its table and as it looks.
@ExtendWith(OneConsole.class)
class TakingTest {
    private static final int PICTURE_BYTES_MIN = 3_000;

    private final Console console;

    TakingTest(Console console) {
        this.console = console;
    }

    /// Pages, the name of what is taken, and whether there is a picture beside the table.
    static Stream<Arguments> pages() {
        return Stream.of(
                arguments("/?period=all&by=revenue", "revenue", true),
                arguments("/measure/revenue?period=all&by=month", "revenue", true),
                arguments("/explore?measure=orders&period=all&by=month", "orders", true),
                arguments("/journey/paths?period=all&start=&end=", "paths", true),
                arguments("/journey/map?period=all", "journey-map", true),
                arguments("/journey/journey?period=90d", "journey", true),
                arguments("/measure/planners/retention", "retention", true),
                arguments("/measure/attribution?period=all", "attribution", true),
                arguments(
                        "/measure/funnels?step=Product+Viewed&step=Order+Completed",
                        "funnel-0",
                        true),
                arguments("/home/money?period=all", "money-by-channel", false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void what_is_shown_is_taken_along(String page, String name, boolean picture)
            throws IOException {
        try (Visitor visitor = console.signedIn(Console.SPANISH)) {
            assertThat(visitor.open(page)).isEqualTo(200);
            Download table = taken(visitor, "CSV");
            assertThat(table.suggestedFilename()).startsWith(name).endsWith(".csv");
            assertThat(Files.readString(table.path()).lines().count()).isGreaterThan(1);
            if (picture) {
                Download image = taken(visitor, "PNG");
                assertThat(image.suggestedFilename()).isEqualTo(name + ".png");
                assertThat(Files.size(image.path())).isGreaterThan(PICTURE_BYTES_MIN);
            }
            visitor.assertNothingWrong();
        }
    }

    private static Download taken(Visitor visitor, String what) {
        Locator control = visitor.page.locator("main .q-button:has-text('%s')".formatted(what));
        control.first().waitFor();
        return visitor.page.waitForDownload(() -> control.first().click());
    }
}
