package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The room of measures, as a browser gets it.
class MeasurePagesTest {

    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withShop().withAdministrator("es");
        guest = new Guest(house, "/settings/you");
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void a_board_has_the_figures_of_its_theme_and_each_comes_by_itself() throws Exception {
        assertThat(get("/measure?period=all"))
                .contains("href=\"/measure/revenue?period=all&amp;by=month\"")
                .contains("hx-get=\"/measure/orders/card?period=all&amp;by=month\"")
                .contains("href=\"/measure?theme=retention&period=all\"");
        assertThat(get("/measure/revenue/card?period=all"))
                .contains("data-measure=\"revenue\"")
                .contains("q-figure-value");
    }

    @Test
    void a_measure_is_a_table_a_picture_and_its_people_at_an_address() throws Exception {
        String page = get("/measure/orders?period=all&by=day&split=channel");
        assertThat(page)
                .contains("data-chart=\"rows\"")
                .contains("<option value=\"channel\" selected>Por canal</option>")
                .contains("/measure/orders/csv?period=all&amp;by=day&amp;split=channel")
                .contains(
                        "/measure/orders/people?period=all&amp;by=day&amp;split=channel&amp;filter=day%3D")
                .contains("haga algo");
        assertThat(get("/measure/orders/people?period=all")).contains("/people/");
    }

    @Test
    void what_it_is_narrowed_to_stands_in_the_address_and_can_be_taken_away() throws Exception {
        assertThat(get("/measure/orders?period=all&only=channel&is=web"))
                .contains("<input type=\"hidden\" name=\"filter\" value=\"channel=web\">")
                .contains("href=\"/measure/orders?period=all&amp;by=month\"");
    }

    @Test
    void what_cannot_be_told_is_said_and_the_figure_is_there() throws Exception {
        assertThat(get("/measure/orders?period=all&split=chanel"))
                .contains("Así no se puede medir")
                .contains("q-big");
    }

    @Test
    void a_funnel_has_its_steps_in_the_address() throws Exception {
        assertThat(get("/measure/funnels?step=Order+Completed&step=Nothing&within=7d"))
                .contains("value=\"Order Completed\"")
                .contains("&amp;at=1&amp;fate=lost");
        assertThat(get("/measure/funnels/people?step=Order+Completed&step=Nothing"))
                .contains("/people/");
        assertThat(get("/measure/funnels?step=Order+Completed")).contains("Así no se puede medir");
    }

    @Test
    void it_can_be_taken_along_as_a_file() throws Exception {
        HttpResponse<String> file = guest.get("/measure/orders/csv?period=all&by=year");
        assertThat(file.headers().firstValue("content-type")).contains("text/csv; charset=utf-8");
        assertThat(file.body()).startsWith("\uFEFFyear,value\r\n").contains("\r\n");
    }

    private String get(String path) throws IOException, InterruptedException {
        return guest.page(path);
    }
}
