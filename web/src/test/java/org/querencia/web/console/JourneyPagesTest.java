package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The room of journeys, as a browser gets it.
class JourneyPagesTest {

    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withShop().withAdministrator("es");
        guest = new Guest(house, "/journey");
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void a_shipped_model_is_put_in_force_and_everybody_stands_in_it() throws Exception {
        assertThat(get("/journey"))
                .contains("Ciclo del negocio")
                .contains("Acercar · Ganar · Hacer crecer");
        assertThat(get("/journey/business")).contains("Aún no está en marcha");

        String board = post("/journey/business/state", Map.of("state", "active"));

        assertThat(board)
                .contains("Las etapas quedaron guardadas")
                .contains("href=\"/journey/business/people?stage=approach\"")
                .contains("Fuera → ")
                .contains("q-sankey");
        assertThat(get("/home/stages"))
                .contains("href=\"/journey/business/people?stage=approach\"")
                .doesNotContain("activo");
        assertThat(get("/journey/business/rates?stage=approach&period=12m"))
                .contains("Quiénes avanzan desde Acercar")
                .contains("<th>Canal</th>");
        assertThat(get("/journey/business/people?stage=approach&fate=&period=30d"))
                .contains("Llegaron a Acercar");
        assertThat(get("/journey/business/people.csv?stage=approach&fate="))
                .startsWith("\uFEFFid,name,at");
    }

    @Test
    void stages_are_made_changed_and_taken_out() throws Exception {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("es", "Camino");
        form.put("closes", "1");
        form.put("es-0", "Mira");
        form.put("enter-0", "orders == 0");
        form.put("es-1", "Compra");
        form.put("enter-1", "orders > 0");
        form.put("stay-1", "7d");
        assertThat(post("/journey/new", form)).contains("<h1>Camino");
        assertThat(get("/journey/camino/edit"))
                .contains("name=\"key-1\" value=\"compra\"")
                .contains("value=\"7d\"")
                .contains("<option value=\"1\" selected>Compra");

        form.put("key-0", "mira");
        form.put("key-1", "compra");
        form.put("es-0", "");
        form.put("enter-1", "orders > 1");
        assertThat(post("/journey/camino/edit", form))
                .contains("orders &gt; 1")
                .doesNotContain("Mira");
    }

    @Test
    void models_go_out_and_in_as_files() throws Exception {
        assertThat(get("/home/stages")).contains("Recorrido del cliente");
        String file = get("/journey-files/stages.yaml");
        assertThat(post("/journey-files", Map.of("yaml", file))).contains("quedaron guardadas");
        assertThat(post("/journey-files", Map.of("yaml", "{}")))
                .contains("Sigue rechazado")
                .contains("expected &#39;models:&#39;".replace("&#39;", "'"));
    }

    @Test
    void what_cannot_be_is_refused_with_what_was_typed() throws Exception {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("es", "Camino");
        form.put("es-0", "Mira");
        form.put("enter-0", "orders == 0");
        form.put("stay-0", "un rato");
        String refused = post("/journey/new", form);

        assertThat(refused).contains("No se puede guardar").contains("value=\"un rato\"");
        assertThat(get("/journey/rule?enter-4=" + part("ordres > 1")))
                .contains("Línea 1, columna 1");
        assertThat(get("/journey/rule?enter-4=" + part("orders == 0"))).contains("personas");
    }

    private String post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return guest.post(path, fields).body();
    }

    private String get(String path) throws IOException, InterruptedException {
        return guest.get(path).body();
    }

    private static String part(String text) {
        return Guest.part(text);
    }
}
