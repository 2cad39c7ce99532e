package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.connect.mapping.ChosenMappings;
import org.querencia.runtime.imports.ImportKind;
import org.querencia.web.console.ConsoleHouse;
import org.querencia.web.console.frame.Texts;

/// From a file on somebody's desk to people, and back.
@ExtendWith(OneConsole.class)
class ImportsTest {
    private static final String SALES =
            """
            Pedido;Fecha;Cliente;Correo;Celular;Producto;Cantidad;Valor unitario;Canal
            F-1;03/02/2026;Ana Ríos;ana.rios@correo.example;3005550101;Té verde 40 g;2;12.000,50;web
            F-1;03/02/2026;Ana Ríos;ana.rios@correo.example;3005550101;Cacao del Huila;1;18.000;web
            F-2;31/02/2026;Luis Gil;luis@correo.example;3005550102;Té verde 40 g;1;12.000;tienda
            F-3;14/02/2026;Eva Paz;eva@correo.example;3005550103;Café de altura;3;21.500;tienda
            F-4;15/02/2026;Juan Ospina;juan@correo.example;300 555 0104;Café de altura;uno;21.500;web
            """;

    /// Rows that take long enough to be stopped on their way.
    private static final int LONG = 400_000;

    private final ConsoleHouse house = new ConsoleHouse(RealImports::in).withAdministrator("es");
    private final Console console;

    ImportsTest(Console console) {
        this.console = console;
        house.with(
                ConsoleHouse.user(
                        Console.ENGLISH,
                        "Leo Hart",
                        org.querencia.runtime.access.User.Role.ADMINISTRATOR,
                        "",
                        "en"));
        HOUSES.add(house);
    }

    private static final List<ConsoleHouse> HOUSES =
            new java.util.concurrent.CopyOnWriteArrayList<>();

    @AfterAll
    static void close() {
        HOUSES.forEach(ConsoleHouse::close);
    }

    @Test
    void a_file_becomes_people_by_way_of_a_dry_run_and_is_taken_back() throws IOException {
        try (Visitor visitor = visitor(ConsoleHouse.EMAIL)) {
            visitor.open("/people");
            visitor.page.click("main a:has-text('Importar archivos')");
            choose(visitor, file("ventas febrero.csv", SALES));
            assertThat(visitor.page.locator("h1").innerText()).contains("¿Qué significa");
            assertThat(visitor.page.inputValue("[name=source]")).isEqualTo("ventas-febrero");
            assertThat(chosen(visitor, "Correo")).isEqualTo("person.identifiers.email");
            assertThat(chosen(visitor, "Pedido")).isEqualTo("fields.order_id");
            assertThat(about(visitor, "Fecha").innerText()).contains("31/02/2026", "no existe");
            assertThat(about(visitor, "Cantidad").innerText()).contains("no es un número");
            assertThat(visitor.page.locator(".q-become").innerText())
                    .contains("Hizo un pedido", "ana.rios@correo.example", "2 × Té verde 40 g")
                    .contains("Pertenece a un pedido de arriba");
            assertThat(visitor.page.locator("#told").innerText()).contains("3 entran y 2 no");

            visitor.page.click("button[name=dry]");
            visitor.button("Importar de verdad").waitFor();
            assertThat(visitor.text()).contains("no se guardó nada", "2 filas rechazadas");
            assertThat(house.views.find("email", "ana.rios@correo.example")).isEmpty();

            visitor.button("Importar de verdad").click();
            visitor.button("Deshacer").waitFor();
            house.settle();
            assertThat(house.views.find("email", "ana.rios@correo.example")).isPresent();
            Download rejects =
                    visitor.page.waitForDownload(() -> visitor.page.click("a[download]"));
            assertThat(Files.readString(rejects.path()))
                    .startsWith("line,column,value,reason")
                    .contains("4,Fecha,31/02/2026");

            visitor.page.onDialog(com.microsoft.playwright.Dialog::accept);
            visitor.button("Deshacer").click();
            visitor.page.locator(".q-run >> text=como si nunca hubiera existido").waitFor();
            house.settle();
            assertThat(house.views.find("email", "ana.rios@correo.example")).isEmpty();
            visitor.assertNothingWrong();
        }
    }

    @Test
    void choices_and_text_say_the_same_both_ways_without_leaving_the_page() {
        try (Visitor visitor = visitor(Console.ENGLISH)) {
            visitor.open("/imports/upload");
            choose(visitor, file("sales.csv", SALES));
            visitor.page.evaluate("window.sameDocument = true");
            visitor.page.locator("#yaml summary").click();

            visitor.page.locator(select("Canal")).selectOption("");
            mapping(visitor, "channel", false);
            visitor.page.locator(select("Canal")).selectOption("properties.canal");
            mapping(visitor, "canal: Canal", true);

            String text = visitor.page.inputValue("#mapping");
            visitor.page.fill("#mapping", text.replace("canal: Canal", "zona: Canal"));
            visitor.page.waitForCondition(() -> chosen(visitor, "Canal").equals("properties.zona"));

            visitor.page.fill("#mapping", text.replace("kind: orders", "kind: pedidos"));
            visitor.page.locator("#look [role=alert]").waitFor();
            assertThat(visitor.page.locator("#look [role=alert]").innerText())
                    .contains("Line 1", "pedidos");
            visitor.page.selectOption("#kind", "customers");
            mapping(visitor, "kind: customers", true);
            assertThat(visitor.page.locator("#told").innerText()).contains("rows");
            assertThat(visitor.page.evaluate("window.sameDocument")).isEqualTo(true);
            visitor.assertNothingWrong();
        }
    }

    @Test
    void how_a_file_is_written_can_be_corrected_and_a_corrected_mapping_does_the_import_again() {
        try (Visitor visitor = visitor(Console.ENGLISH)) {
            visitor.open("/imports/upload");
            choose(
                    visitor,
                    file("a.csv", "correo,alta,ciudad\nana@x.example,03/02/2026,Cali\n"),
                    file("b.csv", "correo,alta,ciudad\nluis@x.example,04/02/2026,Tunja\n"));
            visitor.page.selectOption("#kind", "customers");
            visitor.page.waitForCondition(
                    () -> chosen(visitor, "correo").equals("person.identifiers.email"));
            visitor.page.selectOption("#file-delimiter", ";");
            visitor.page.locator("[name=column-0][value='correo,alta,ciudad']").waitFor(attached());
            visitor.page.selectOption("#file-delimiter", "");
            visitor.page.locator("[name=column-1][value=alta]").waitFor(attached());
            visitor.page.locator(select("ciudad")).selectOption("");
            mapping(visitor, "ciudad", false);
            visitor.page.fill("[name=source]", "Lista Nueva");
            visitor.page.click("button:has-text('Import') >> nth=-1");
            visitor.page.locator("a:has-text('Correct and do again')").waitFor();
            assertThat(visitor.text()).contains("a.csv and 1 more", "as lista-nueva");

            visitor.page.click("a:has-text('Correct and do again')");
            visitor.page.locator(select("ciudad")).selectOption("person.traits.city");
            mapping(visitor, "city: ciudad", true);
            visitor.button("Undo and import again").click();
            visitor.page.locator(".q-run .q-chip:has-text('Done')").waitFor();
            house.settle();
            assertThat(visitor.text()).contains("again, after 1");
            assertThat(
                            house.views
                                    .view(house.views.find("email", "luis@x.example").orElseThrow())
                                    .orElseThrow()
                                    .traits()
                                    .toString())
                    .contains("Tunja");
            visitor.assertNothingWrong();
        }
    }

    @Test
    void a_long_import_shows_how_far_it_is_and_is_stopped_and_resumed() {
        StringBuilder rows = new StringBuilder("correo;nombre\n");
        for (int row = 0; row < LONG; row++) {
            rows.append("persona")
                    .append(row)
                    .append("@x.example;Persona ")
                    .append(row)
                    .append('\n');
        }
        try (Visitor visitor = visitor(ConsoleHouse.EMAIL)) {
            visitor.open("/imports/upload");
            choose(visitor, file("muchas.csv", rows.toString()));
            visitor.page.click(".q-finish button.is-first");
            visitor.page.locator("progress").waitFor();
            stop(visitor);
            visitor.page.locator(".q-run .q-chip:has-text('Detenida')").waitFor();
            assertThat(visitor.page.locator("progress").count()).isZero();
            visitor.button("Reanudar").click();
            visitor.page.locator("progress").waitFor();
            stop(visitor);
            visitor.page.locator(".q-run .q-chip:has-text('Detenida')").waitFor();
            visitor.assertNothingWrong();
        }
    }

    /// The button is shown anew with every step, so it never stands still as a click would want.
    private static void stop(Visitor visitor) {
        visitor.page.locator("#cancel").dispatchEvent("click");
    }

    @Test
    void members_do_not_see_the_room() {
        try (Visitor visitor = console.signedIn(Console.MEMBER)) {
            visitor.open("/");
            assertThat(visitor.page.locator(".q-nav").innerText()).doesNotContain("Importaciones");
            assertThat(visitor.open("/imports")).isEqualTo(403);
            assertThat(visitor.text()).contains("administrador");
        }
    }

    @Test
    void every_kind_and_field_has_a_name_in_both_languages() {
        Stream<String> names =
                ChosenMappings.kinds().stream()
                        .flatMap(kind ->
                                Stream.concat(
                                        Stream.of("imports.kind." + kind.name()),
                                        kind.fields().stream()
                                                .map(ImportKind.Field::path)
                                                .map(ImportsTest::key)));
        assertThat(names.distinct().toList())
                .allSatisfy(key -> {
                    assertThat(Texts.of(Locale.of("es")).known(key, "")).as(key).isNotEmpty();
                    assertThat(Texts.of(Locale.of("en")).known(key, "")).as(key).isNotEmpty();
                });
    }

    private static String key(String path) {
        return path.startsWith("person.traits.")
                ? path.replace("person.traits.", "trait.")
                : "imports.field."
                        + path.replace("fields.", "").replace("person.company.", "company.");
    }

    private Visitor visitor(String email) {
        return console.signedIn(house, email, new NewContextOptions().setViewportSize(1280, 860));
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private static void choose(Visitor visitor, FilePayload... files) {
        visitor.page.setInputFiles("input[type=file]", files);
        visitor.page.waitForURL("**/imports/new?**");
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    private static void mapping(Visitor visitor, String part, boolean there) {
        visitor.page.waitForCondition(
                () -> visitor.page.inputValue("#mapping").contains(part) == there);
    }

    private static String select(String column) {
        return ".q-map:has([value='%s'][name^=column]) select[name^=path]".formatted(column);
    }

    private static String chosen(Visitor visitor, String column) {
        return visitor.page.locator(select(column)).inputValue();
    }

    private static Locator about(Visitor visitor, String column) {
        return visitor.page.locator(
                ".q-map:has([value='%s'][name^=column]) .q-map-about".formatted(column));
    }
}
