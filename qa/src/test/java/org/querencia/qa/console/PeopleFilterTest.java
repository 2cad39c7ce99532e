package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.kit.Events;
import org.querencia.web.console.ConsoleHouse;

/// Narrowing the list of people down, ordering it, and taking it along.
@ExtendWith(OneConsole.class)
class PeopleFilterTest {
    private static final String NAMES = "#people a[data-row] .q-name";

    private final Console console;

    PeopleFilterTest(Console console) {
        this.console = console;
    }

    @Test
    void filters_columns_and_order_are_chosen_and_live_in_the_address() {
        try (ConsoleHouse house = house();
                Visitor visitor = visitor(house)) {
            visitor.open("/people");
            visitor.page.locator(".q-choosing summary").click();
            visitor.page.selectOption("[name=orders]", "yes");
            visitor.page.fill("[name=valueFrom]", "40000");
            visitor.page.check("[name=col][value=events]");
            visitor.page.selectOption("[name=sort]", "revenue");
            visitor.button("Ver").click();
            assertThat(visitor.page.locator(NAMES).allInnerTexts()).containsExactly("Eva", "=Ana");
            assertThat(visitor.page.locator("[role=status]").allInnerTexts().toString())
                    .contains("2 personas");
            assertThat(visitor.path())
                    .contains("orders=yes", "valueFrom=40000", "sort=revenue", "col=events");

            visitor.page.click(".q-list-head a[aria-current]");
            assertThat(visitor.page.locator(NAMES).allInnerTexts()).containsExactly("=Ana", "Eva");
            visitor.page.reload();
            assertThat(visitor.page.locator(NAMES).allInnerTexts()).containsExactly("=Ana", "Eva");

            visitor.open("/people?who=anonymous");
            assertThat(visitor.page.locator(NAMES).count()).isEqualTo(1);
            visitor.open("/people?source=till");
            assertThat(visitor.page.locator(NAMES).allInnerTexts()).containsExactly("Eva");
            visitor.open("/people?channel=shop&orders=no");
            assertThat(visitor.text()).contains("Nadie pasa estos filtros");
            visitor.page.click("main .q-empty >> text=Quitar filtros");
            assertThat(visitor.page.locator(NAMES).count()).isEqualTo(3);
            visitor.assertNothingWrong();
        }
    }

    @Test
    void what_is_no_day_or_amount_is_told() {
        try (ConsoleHouse house = house();
                Visitor visitor = visitor(house)) {
            assertThat(visitor.open("/people?firstFrom=ayer")).isEqualTo(400);
            assertThat(visitor.page.locator("details").textContent()).contains("ayer");
            assertThat(visitor.open("/people?valueTo=mucho")).isEqualTo(400);
        }
    }

    @Test
    void a_filtered_list_is_taken_along_as_csv_without_formulas() throws IOException {
        try (ConsoleHouse house = house();
                Visitor visitor = visitor(house)) {
            visitor.open("/people?orders=yes&sort=revenue");
            Download file =
                    visitor.page.waitForDownload(
                            () -> visitor.page.click("a[download]:has-text('Exportar')"));
            List<String> lines = Files.readAllLines(file.path());
            assertThat(lines).hasSize(3);
            assertThat(lines.getFirst()).startsWith("\uFEFFid,name,email,phone");
            assertThat(lines.get(1)).contains(",Eva,eva@x.example,'+573005550102,");
            assertThat(lines.get(2)).contains(",'=Ana,ana@x.example,", ",1,40000.00,COP,");
        }
    }

    private static ConsoleHouse house() {
        ConsoleHouse house = new ConsoleHouse().withAdministrator("es");
        house.take(
                Events.identify()
                        .by("user_id:ana", "email:ana@x.example")
                        .trait("name", "=Ana")
                        .from("web", Trust.PUBLIC)
                        .event(),
                order("A-1", 40_000, "web").by("user_id:ana").from("web", Trust.PUBLIC).event(),
                Events.identify()
                        .by("email:eva@x.example", "phone:+573005550102")
                        .trait("name", "Eva")
                        .from("till", Trust.SECRET)
                        .event(),
                order("E-1", 90_000, "shop")
                        .by("email:eva@x.example")
                        .from("till", Trust.SECRET)
                        .event(),
                Events.identify()
                        .by("user_id:luis")
                        .trait("name", "Luis")
                        .from("web", Trust.PUBLIC)
                        .event(),
                Events.page("Inicio").by("anonymous_id:b-9").from("web", Trust.PUBLIC).event());
        return house;
    }

    private static Events order(String id, long total, String channel) {
        return Events.track("Order Completed")
                .with("order_id", id)
                .with("total", total)
                .with("currency", "COP")
                .with("channel", channel);
    }

    private Visitor visitor(ConsoleHouse house) {
        return console.signedIn(
                house,
                ConsoleHouse.EMAIL,
                new NewContextOptions().setViewportSize(1280, 860).setAcceptDownloads(true));
    }
}
