package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Settings of linkage, as a browser gets them.
class LinkagePagesTest {
    private static final String PAGE = "/settings/linkage";

    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withAdministrator("es");
        guest = new Guest(house, PAGE);
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void it_is_off_at_first_and_set_in_words() throws Exception {
        assertThat(guest.page(PAGE))
                .contains("Misma persona")
                .contains("value=\"off\" checked")
                .contains("99% de seguridad");

        assertThat(post(Map.of("mode", "review", "review", "0.8", "link", "0.995")))
                .contains("Guardado")
                .contains("value=\"review\" checked")
                .contains("Aprender de nuevo ya");
    }

    @Test
    void joining_cannot_begin_below_asking() throws Exception {
        assertThat(post(Map.of("mode", "link", "review", "0.95", "link", "0.9")))
                .contains("No se puede unir desde menos de lo que se pregunta");
        assertThat(guest.page(PAGE)).contains("value=\"off\" checked");
    }

    private String post(Map<String, String> fields) throws Exception {
        return guest.post(PAGE, fields).body();
    }
}
