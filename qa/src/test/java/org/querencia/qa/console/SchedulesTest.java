package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Dialog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportSchedule;
import org.querencia.runtime.imports.ImportSchedule.Every;
import org.querencia.web.console.ConsoleHouse;

/// Files of the server that come in by themselves: at a time, or when they are dropped.
@ExtendWith(OneConsole.class)
class SchedulesTest {
    private static final String MAPPING =
            "kind: customers\nperson:\n  identifiers: {email: correo}\n  traits: {city: ciudad}\n";
    private static final String PEOPLE = "correo;ciudad\nana@x.example;Cali\n";

    private final Path folder = RealImports.folder();
    private final ConsoleHouse house =
            new ConsoleHouse(ground -> RealImports.in(ground, folder)).withAdministrator("es");
    private final Console console;

    SchedulesTest(Console console) {
        this.console = console;
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_schedule_is_saved_changed_and_removed() {
        try (Visitor visitor = visitor()) {
            visitor.page.onDialog(Dialog::accept);
            visitor.open("/imports/schedules");
            assertThat(visitor.text()).contains("Aún no hay");
            fill(visitor, "ventas", "Caja", folder.resolve("ventas.csv").toString(), "03:30");
            visitor.button("Guardar").click();

            assertThat(visitor.notice()).contains("Guardada. Desde ahora corre sola.");
            assertThat(visitor.text()).contains("ventas", "cada día a las 03:30", "Próxima:");
            assertThat(house.imports.schedules())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("next")
                    .containsExactly(schedule(MAPPING, new Every.Day(LocalTime.of(3, 30)), true));

            visitor.page.click("[data-rows] a:has-text('ventas')");
            assertThat(visitor.page.locator("#change").innerText())
                    .isEqualTo("Cambiar la programación");
            assertThat(
                            visitor.page
                                    .locator("[name=name]:not([type=hidden])")
                                    .getAttribute("readonly"))
                    .isNotNull();
            assertThat(visitor.page.inputValue("[name=mapping]")).isEqualTo(MAPPING);
            visitor.page.selectOption("[name=every]", "hour");
            visitor.page.fill("[name=at]", "00:20");
            visitor.page.uncheck("[name=enabled]");
            visitor.button("Guardar").click();

            assertThat(visitor.notice()).contains("en pausa");
            assertThat(visitor.text())
                    .contains("cada hora en el minuto 20")
                    .doesNotContain("Próxima:");
            assertThat(house.imports.schedules())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("next")
                    .containsExactly(schedule(MAPPING, new Every.Hour(20), false));

            visitor.page.click("button[aria-label*=ventas]");
            assertThat(visitor.notice()).contains("Se quitó la programación");
            assertThat(visitor.text()).contains("Aún no hay");
            assertThat(house.imports.schedules()).isEmpty();
            visitor.assertNothingWrong();
        }
    }

    @Test
    void what_cannot_be_scheduled_is_said_in_the_readers_language_and_what_was_typed_stays() {
        try (Visitor visitor = visitor()) {
            visitor.open("/imports/schedules");
            fill(visitor, "ventas", "Caja", "/nowhere/ventas.csv", "03:30");
            visitor.page.uncheck("[name=enabled]");
            visitor.button("Guardar").click();

            assertThat(visitor.notice())
                    .contains(
                            "Esto no se puede hacer: ruta «/nowhere/ventas.csv»: el servidor solo lee lo que está en");
            assertThat(visitor.page.locator("#change").innerText())
                    .isEqualTo("Programar una importación");
            assertThat(visitor.page.inputValue("[name=name]:not([type=hidden])"))
                    .isEqualTo("ventas");
            assertThat(visitor.page.inputValue("[name=mapping]")).isEqualTo(MAPPING);
            assertThat(visitor.page.isChecked("[name=enabled]")).isFalse();

            visitor.page.fill("[name=path]", folder.resolve("ventas.csv").toString());
            visitor.page.fill("[name=mapping]", "kind: customers\n");
            visitor.button("Guardar").click();
            assertThat(visitor.notice())
                    .contains("el mapeo no se puede usar", "falta «person.identifiers»");
            assertThat(house.imports.schedules()).isEmpty();
        }
    }

    @Test
    void a_file_dropped_into_the_watched_folder_comes_in_and_stands_among_the_imports()
            throws IOException {
        try (Visitor visitor = visitor()) {
            visitor.open("/imports/schedules");
            assertThat(visitor.text()).contains("La carpeta vigilada", "mapping.yaml");
            Path own = Files.createDirectories(folder.resolve("inbox/clientes"));
            Files.writeString(own.resolve("mapping.yaml"), MAPPING);
            Files.writeString(own.resolve("clientes-2026.csv"), PEOPLE);
            Files.writeString(own.resolve("otra.csv"), "a;b\n1;2\n");
            Path why = own.resolve("failed/otra.csv.why.txt");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() ->
                            Files.exists(own.resolve("done/clientes-2026.csv"))
                                    && Files.exists(why)
                                    && !Files.readString(why).isEmpty());
            house.settle();

            assertThat(why).content().contains("el archivo no tiene la columna «correo»");
            ImportJob job = house.imports.imports(Optional.empty(), 1).getFirst();
            assertThat(job.by()).isEqualTo("folder:clientes");
            visitor.open("/imports");
            visitor.page.click("text=clientes-2026.csv");
            assertThat(visitor.path()).isEqualTo("/imports/" + job.id());
            assertThat(house.views.find("email", "ana@x.example")).isPresent();
            visitor.assertNothingWrong();
        }
    }

    private ImportSchedule schedule(String mapping, Every every, boolean enabled) {
        return new ImportSchedule(
                "ventas",
                new SourceKey("caja"),
                folder.resolve("ventas.csv").toString(),
                mapping,
                every,
                enabled,
                Optional.empty(),
                Optional.empty());
    }

    private static void fill(Visitor visitor, String name, String source, String path, String at) {
        visitor.page.fill("[name=name]:not([type=hidden])", name);
        visitor.page.fill("[name=source]", source);
        visitor.page.fill("[name=path]", path);
        visitor.page.fill("[name=at]", at);
        visitor.page.fill("[name=mapping]", MAPPING);
    }

    private Visitor visitor() {
        return console.signedIn(
                house, ConsoleHouse.EMAIL, new NewContextOptions().setViewportSize(1280, 860));
    }
}
