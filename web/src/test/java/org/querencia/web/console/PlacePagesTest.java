package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Places with names, as a browser gets them.
class PlacePagesTest {

    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withAdministrator("es");
        guest = new Guest(house, "/settings/places");
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void a_place_gets_a_name_is_moved_and_given_up() throws Exception {
        assertThat(get("/settings/places")).contains("Ningún lugar tiene nombre todavía");
        assertThat(post("/settings/places", Map.of("name", "Feria", "point", "4.65, -74.06")))
                .contains("Lugares cambiados")
                .contains("4.65, -74.06")
                .contains("href=\"/segments/new?rule=near%28%27Feria%27");
        assertThat(post("/settings/places", Map.of("name", "Feria", "point", "6.25,-75.57")))
                .contains("6.25, -75.57")
                .doesNotContain("-74.06\"");
        assertThat(get("/segments/ready")).contains("Vistos cerca de Feria");
        assertThat(get("/settings/places/places.yaml")).contains("Feria");
        assertThat(post("/settings/places/gone", Map.of("gone", "Feria")))
                .contains("Ningún lugar tiene nombre todavía");
    }

    @Test
    void what_is_no_place_is_shown_again_with_the_reason() throws Exception {
        assertThat(post("/settings/places", Map.of("name", "Feria", "point", "por la 80")))
                .contains("«por la 80» no es una latitud y longitud")
                .contains("value=\"Feria\"");
        assertThat(post("/settings/places/file", Map.of("yaml", "{}"))).contains("Sigue rechazado");
    }

    private String post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return guest.post(path, fields).body();
    }

    private String get(String path) throws IOException, InterruptedException {
        return guest.page(path);
    }
}
