package org.querencia.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Company.Plan;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Name;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.unify.Unify;
import org.querencia.app.settings.Settings;
import tools.jackson.databind.JsonNode;

/// The whole demo on a small company: a real server, the real files, the real doors.
class StoryTest {
    private static final int SECONDS_MAX = 120;

    /// A company whose last day stays where it is tells the same every day.
    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 31);

    private static final int CUSTOMERS = 31;

    /// Those who are not called as they would write it: a clerk heard it, friends wrote it, or
    /// nobody told it.
    private static final String[] OTHERWISE = {
        "Juan Sebastián Pineda Gómez | Juancho Pineda ✨",
        "Rodrigo Hugo Hernández Rincón | hernandez.rodrigo48@buzon.example",
        "Rocío Isabella Martínez Gallego | rocio.martinez64@correo.example",
        "Ángela Rueda López | Rueda López Ágela",
        "Camila Toro Murillo | cami",
        "Samuel Juan Restrepo Jiménez | samuel.restrepo89@mensajes.example",
        "Gustavo Jorge Osorio Bermúdez | osorio.gustavo103@buzon.example"
    };

    @TempDir private Path data;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Test
    void a_company_comes_in_is_held_against_the_truth_and_is_known_at_the_next_start()
            throws Exception {
        Plan plan = new Plan(5, UNTIL, 150);
        Company company = Company.of(plan);
        try (Application server = start()) {
            List<String> lines = tell(server, plan, "Ahora hay visitas en vivo");

            assertThat(lines).anyMatch(line -> line.startsWith("150 personas con"));
            assertThat(lines).anyMatch(line -> line.matches(".*, 0 rechazados\\."));
            assertThat(lines).anyMatch(line -> line.startsWith("Precisión"));
            List<Life> customers = onTheSite(company);
            assertThat(customers).hasSize(CUSTOMERS);
            assertThat(
                            customers.stream()
                                    .map(one -> spelt(profile(server, one), one))
                                    .flatMap(Optional::stream))
                    .containsExactlyInAnyOrder(OTHERWISE);
        }
        assertThat(DemoFolder.in(data).plan()).contains(plan);
        try (Application server = start()) {
            Plan later = new Plan(6, UNTIL, 150);
            assertThat(tell(server, later, "La empresa ya está cargada")).hasSize(1);
        }
    }

    private Application start() {
        Settings.Company colombian =
                new Settings.Company(
                        Optional.of("CO"),
                        Optional.of(ZoneId.of("America/Bogota")),
                        Optional.of(Currency.getInstance("COP")),
                        Optional.of(Locale.of("es")));
        return Application.start(Settings.local(data).with(colombian));
    }

    /// All that was said until then.
    private List<String> tell(Application server, Plan plan, String last) throws Exception {
        try (Posting posting = new Posting(server.address(), DemoHost.key(server))) {
            List<Unify> ways =
                    List.of(
                            new FileImports(server.importing(), server.database().sources()),
                            new SiteHistory(posting));
            Story story = new Story(server, plan, posting, ways, 0, said::add);
            story.start();
            List<String> lines = new java.util.ArrayList<>();
            try {
                String line = "";
                while (!line.startsWith(last)) {
                    line = String.valueOf(said.poll(SECONDS_MAX, TimeUnit.SECONDS));
                    assertThat(line).as("said after %s", lines).isNotEqualTo("null");
                    lines.add(line);
                }
            } finally {
                story.stop();
            }
            return lines;
        }
    }

    /// Those whom the site's history names by their mail.
    private static List<Life> onTheSite(Company company) {
        return company.lives().stream()
                .filter(life -> life.person().email().isPresent())
                .filter(life -> life.person().firm().isEmpty())
                .filter(life ->
                        life.purchases().stream()
                                .map(Purchase::channel)
                                .anyMatch(channel -> channel.word().equals("web")))
                .toList();
    }

    /// How a profile writes the name, if not as its owner would in one of the files.
    private static Optional<String> spelt(JsonNode profile, Life life) {
        Name name = life.person().name();
        String shown = profile.path("name").asString();
        return Stream.of(
                                name.full(),
                                name.first() + " " + name.surnames(),
                                name.first() + " " + name.surname(),
                                name.given() + " " + name.surname(),
                                name.surnames() + " " + name.given(),
                                name.friendly() + " " + name.surname())
                        .flatMap(form -> Stream.of(form, unaccented(form)))
                        .flatMap(form -> Stream.of(form, form.toUpperCase(Locale.ROOT)))
                        .anyMatch(shown::equals)
                ? Optional.empty()
                : Optional.of(name.full() + " | " + shown);
    }

    private static String unaccented(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    private static JsonNode profile(Application server, Life life) {
        try (ApiClient client = new ApiClient(server.address(), server.localToken())) {
            String email = life.person().email().orElseThrow();
            return client.get("/api/profiles?identifier=email:" + email).path("items").get(0);
        }
    }
}
