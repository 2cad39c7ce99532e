package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.warehouse.Overviews.Period;

class FiguresApiTest {
    private static final FixedFigures FIGURES = new FixedFigures();
    private static House house;

    @BeforeAll
    static void open() {
        house = new House(Optional.of(FIGURES));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void the_overview_tells_identified_orders_before_refunds() {
        Golden.assertSame("overview", house.get("/api/overview").body());
        assertThat(FIGURES.askedPeriod).isEqualTo(Period.EVER);
    }

    @Test
    void net_and_all_are_options() {
        assertThat(house.get("/api/overview?net=true").body())
                .contains("\"orders\":4")
                .contains("\"revenue\":{\"amount\":\"8000000.00\"")
                .contains("\"averageTicket\":{\"amount\":\"2000000.00\"");
        assertThat(house.get("/api/overview?all=true").body())
                .contains("\"orders\":7")
                .contains("\"revenue\":{\"amount\":\"9000000.00\"")
                .contains("\"averageTicket\":{\"amount\":\"1285714.29\"");
        assertThat(house.get("/api/overview?all=true&net=true").body())
                .contains("\"orders\":7")
                .contains("\"revenue\":{\"amount\":\"8500000.00\"");
    }

    @Test
    void a_period_and_a_source_narrow_it() {
        house.get("/api/overview?from=2026-10-01&to=2026-10-31&source=shop");
        assertThat(FIGURES.askedPeriod)
                .isEqualTo(
                        new Period(
                                Optional.of(LocalDate.of(2026, 10, 1)),
                                Optional.of(LocalDate.of(2026, 10, 31))));
        assertThat(FIGURES.askedSource).hasValue(new SourceKey("shop"));
    }

    @Test
    void days_and_the_dictionary_are_lists() {
        Golden.assertSame("overview-days", house.get("/api/overview/days").body());
        Golden.assertSame("overview-channels", house.get("/api/overview/channels").body());
        Golden.assertSame("dictionary", house.get("/api/dictionary").body());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/overview?from=yesterday, from",
        "/api/overview?from=2026-02-30, from",
        "/api/overview?from=2026-02-03&to=2026-02-01, to",
        "/api/overview?source=No%20Source, source",
        "/api/overview?net=1, net",
        "/api/overview?sorce=shop, sorce",
        "/api/overview/channels?from=yesterday, from",
        "/api/profiles?orders=maybe, orders",
        "/api/profiles?who=strangers, who",
        "/api/profiles?source=No%20Source, source",
        "/api/profiles?firstFrom=yesterday, firstFrom",
        "/api/profiles?lastFrom=2026-02-03&lastTo=2026-02-01, lastTo",
        "/api/profiles?valueFrom=much, valueFrom",
        "/api/profiles?sort=luck, sort",
        "/api/profiles?up=1, up",
        "/api/profiles?q=ana&orders=yes, q",
        "/api/refused?limit=0, limit",
        "/api/refused?limit=501, limit",
        "/api/refused?limit=ten, limit",
        "/api/refused?limit=, limit",
        "/api/refused?cursor=abc, cursor",
        "/api/refused?cursor=%%%, cursor",
        "/api/refused?cursor=cGVvcGxlLzE, cursor",
        "/api/export/events?after=-1, after",
    })
    void a_wrong_parameter_is_named(String path, String field) {
        var answer = house.get(path.replace("%%%", "%25%25"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }
}
