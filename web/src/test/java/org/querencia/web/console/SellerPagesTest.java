package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.access.User.Role;

/// What sellers set for themselves, as a browser gets it.
class SellerPagesTest {

    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house =
                new ConsoleHouse(0)
                        .with(
                                ConsoleHouse.user(
                                        ConsoleHouse.EMAIL,
                                        "Rosa",
                                        Role.SELLER,
                                        ConsoleHouse.PASSWORD,
                                        "es"));
        guest = new Guest(house, "/settings/you");
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void a_seller_asks_for_the_list_by_mail_and_gives_it_up() throws Exception {
        assertThat(get("/calls")).contains("Recibirla por correo");
        assertThat(get("/settings/you")).contains("<option value=\"\" selected>Sin correo");
        assertThat(post("/settings/you/calls", Map.of("hour", "7")))
                .contains("Su lista por correo: guardado")
                .contains("<option value=\"7\" selected>07:00");
        assertThat(post("/settings/you/calls", Map.of("hour", "")))
                .contains("<option value=\"\" selected>Sin correo");
        assertThat(post("/settings/you/calls", Map.of("hour", "24")))
                .contains("Una hora del día va de 0 a 23");
    }

    private String post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return guest.post(path, fields).body();
    }

    private String get(String path) throws IOException, InterruptedException {
        return guest.page(path);
    }
}
