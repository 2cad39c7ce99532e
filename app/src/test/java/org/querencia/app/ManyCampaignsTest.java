package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.app.kit.Guest;
import org.querencia.app.kit.Sender;
import org.querencia.app.kit.SharedServer;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;

/// A company of ten thousand campaigns, each of a source and a channel of its own, that brought one
/// person and one order each: its pages come, are of a size one can read, and still add up.
class ManyCampaignsTest {
    private static final int CAMPAIGNS = 10_000;
    private static final int BATCH = 200;
    private static final int CHARACTERS_MAX = 600_000;
    private static final Duration QUICK = Duration.ofSeconds(20);
    private static final Duration CAUGHT_UP = Duration.ofMinutes(3);
    private static final Pattern NONSENSE =
            Pattern.compile(">[^<]*\\b(NaN|Infinity|null|undefined)\\b[^<]*<");

    /// The credit of a row: the cell before a share.
    private static final Pattern CREDIT = Pattern.compile("\\| ([0-9.,]+) \\| [0-9.,]+ % \\|");

    private static Application application;
    private static Guest guest;
    private static Instant ordered = Instant.EPOCH;

    @BeforeAll
    static void open(@TempDir Path data) {
        application =
                Application.start(
                        Settings.local(data)
                                .with(
                                        new Presets(
                                                Optional.of(SharedServer.WRITE_KEY),
                                                Optional.of(SharedServer.API_TOKEN),
                                                Optional.empty(),
                                                Optional.empty())));
        ordered = Instant.now().minus(Duration.ofHours(1));
        try (Sender sender = new Sender(application.address(), SharedServer.WRITE_KEY)) {
            for (int first = 0; first < CAMPAIGNS; first += BATCH) {
                String calls =
                        IntStream.range(first, first + BATCH)
                                .mapToObj(campaign -> calls(campaign))
                                .collect(Collectors.joining(","));
                assertThat(sender.post("batch", "{\"batch\":[%s]}".formatted(calls)))
                        .isEqualTo(200);
            }
        }
        assertThat(application.awaitCaughtUp(CAUGHT_UP)).isTrue();
        guest = new Guest(application.address(), SharedServer.API_TOKEN, "many@querencia.example");
    }

    private static String calls(int campaign) {
        return """
        {"type":"page","userId":"u%1$d","name":"Home","timestamp":"%2$s","context":{\
        "userAgent":"Mozilla/5.0","campaign":{"name":"c%1$d","source":"s%1$d"}}},\
        {"type":"track","userId":"u%1$d","event":"Order Completed","timestamp":"%3$s","properties":{\
        "order_id":"o%1$d","total":1000,"currency":"COP","channel":"way %1$d"}},\
        {"type":"track","event":"Marketing Spend","anonymousId":"a","timestamp":"%3$s","properties":{\
        "channel":"s%1$d","campaign":"c%1$d","cost":10,"currency":"COP"}}\
        """
                .formatted(campaign, ordered.minus(Duration.ofHours(2)), ordered);
    }

    @AfterAll
    static void close() {
        guest.close();
        application.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?period=all",
                "/?period=all&by=customers",
                "/home/money?period=all",
                "/measure?period=all",
                "/measure/orders?period=all&by=none&split=campaign",
                "/measure/revenue?period=all&by=month&split=channel",
                "/explore?measure=orders&period=all&by=none&split=campaign",
                "/explore?measure=orders&period=all&by=month&split=campaign&compare=previous",
                "/measure/funnels?step=page&step=Order+Completed&by=campaign",
                "/measure/funnels?step=Home&step=Order+Completed&by=campaign",
                "/measure/attribution?period=all&model=linear",
                "/measure/attribution?period=all&model=shapley&by=margin",
                "/measure/attribution?period=all&model=markov",
                "/measure/attribution/marginal",
                "/measure/channels?period=all",
                "/measure/basket?period=all&about=pairs&least=1",
                "/journey/map?period=all",
                "/journey/map?period=all&campaign=c7",
                "/journey/paths?period=all",
                "/journey/paths?period=all&campaign=c7"
            })
    void a_page_comes_quickly_and_is_of_a_size_one_can_read(String address) {
        Instant asked = Instant.now();
        HttpResponse<String> page = guest.get(address);
        Duration took = Duration.between(asked, Instant.now());

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body().length()).isLessThan(CHARACTERS_MAX);
        assertThat(took).isLessThan(QUICK);
        assertThat(NONSENSE.matcher(page.body()).results().map(MatchResult::group)).isEmpty();
    }

    @Test
    void what_is_left_out_is_told_and_added_up() {
        assertThat(text("/home/money?period=all"))
                .contains("Otros 19.901 canales | 10.000 | $ 10.000.000 | $ 99.010 | $ 0 |");
        String credits = text("/measure/attribution?period=all&model=linear");
        assertThat(credits).contains("10.000pedidos, por $ 10.000.000", "Los demás | ");
        assertThat(
                        CREDIT.matcher(credits)
                                .results()
                                .map(row -> row.group(1).replace(".", "").replace(',', '.'))
                                .map(BigDecimal::new)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("10000");
        assertThat(text("/measure/orders?period=all&by=none&split=campaign"))
                .contains("Quedan otras 9.500 filas en el CSV");
        assertThat(text("/measure/funnels?step=Home&step=Order+Completed&by=campaign"))
                .contains("Todas las personas")
                .contains("Los demás Paso", "| 9.980 |");
    }

    @Test
    void the_people_of_one_campaign_of_many_are_told() {
        assertThat(
                        text(
                                "/measure/funnels/people?step=Home&step=Order+Completed&by=campaign&part=c7&at=2&fate=reached"))
                .contains("c7 · Hizo un pedido · llegaron", "1 persona.");
        assertThat(text("/measure/attribution/people?period=all&model=last&channel=way+7"))
                .contains("Pedidos que se le acreditan: 1, por $ 1.000.", "1 persona.");
        LocalDate day = LocalDate.ofInstant(ordered, application.workspace().zone());
        assertThat(text("/home/people?by=customers&channel=way+7&day=" + day))
                .contains("Clientes · way 7", "1 persona.");
    }

    /// What a page says, with a stroke between cells.
    private static String text(String address) {
        return guest.get(address)
                .body()
                .replaceAll("</t[dh]>", " | ")
                .replaceAll("<[^>]*>", "")
                .replaceAll("[\\s\u00A0]+", " ");
    }
}
