package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.web.http.Access.Session;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VisitsApiTest {
    private static final String SALE =
            """
            {"id": "v-1", "person": {"name": "Rosa Vélez", "phone": "300 555 01 77"},
             "outcome": "bought", "products": [{"product": "p-0", "name": "Café", "quantity": 2}],
             "total": 64000, "asked": ["leche de avena"], "interest": "much", "arrival": "walked-by"}\
            """;

    private final JsonMapper json = new JsonMapper();
    private House house;

    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(Events.identify().by("email:ana@x.co").event());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_sale_to_somebody_new_is_shown_as_it_was_told_and_counts_as_an_order() {
        JsonNode registered = json(house.post("/api/visits", SALE), 201);

        JsonNode shown = json(house.get("/api/visits/v-1"), 200);
        assertThat(shown.get("profile")).isEqualTo(registered.get("profile"));
        assertThat(shown.get("seller").asString()).isEqualTo("test");
        assertThat(shown.get("identifiers").get(0).asString()).isEqualTo("phone:+573005550177");
        assertThat(shown.get("total").asString()).isEqualTo("64000");
        String person = house.get("/api/profiles/" + registered.get("profile").asString()).body();
        assertThat(person).contains("Rosa Vélez", "\"orders\":1");
        assertThat(house.sources.source(new SourceKey("sellers")).map(Source::trust))
                .contains(Trust.SECRET);
    }

    @Test
    void a_visit_counts_once_however_often_it_is_told() {
        for (int status : List.of(201, 200, 200)) {
            assertThat(house.post("/api/visits", SALE).statusCode()).isEqualTo(status);
        }
        house.engine.settle();
        assertThat(events()).isEqualTo(3);
    }

    @Test
    void an_idempotency_key_names_the_visit_where_the_body_does_not() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer =
                    house.send(
                            house.request("/api/visits")
                                    .header("Idempotency-Key", "till-7-1042")
                                    .POST(BodyPublishers.ofString("{\"outcome\":\"bought\"}")));
            ids.add(json(answer, 201).get("id").asString());
        }
        assertThat(ids).hasSize(1);
        house.engine.settle();
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void a_visit_taken_back_was_never_there_and_does_not_come_again() {
        house.post("/api/visits", SALE);

        for (int i = 0; i < 2; i++) {
            assertThat(
                            json(house.send(house.request("/api/visits/v-1").DELETE()), 200)
                                    .get("state")
                                    .asString())
                    .isEqualTo("undone");
        }
        assertThat(json(house.post("/api/visits", SALE), 200).get("state").asString())
                .isEqualTo("undone");
        house.engine.settle();
        assertThat(house.get("/api/visits/v-1").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/profiles?identifier=phone:3005550177").body())
                .contains("\"items\":[]");
        assertThat(house.send(house.request("/api/visits/v-9").DELETE()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void somebody_known_is_named_by_their_profile() {
        String ana =
                json(house.get("/api/profiles?identifier=email:ana@x.co"), 200)
                        .at("/items/0/id")
                        .asString();
        JsonNode registered =
                json(
                        house.post(
                                "/api/visits",
                                "{\"outcome\":\"not-bought\",\"reason\":\"price\",\"person\":{\"profile\":\"%s\"}}"
                                        .formatted(ana)),
                        201);
        assertThat(registered.get("profile").asString()).isEqualTo(ana);
    }

    @Test
    void a_visit_is_nobodys_own_doing_but_may_be_a_test() {
        house.post("/api/visits", "{\"outcome\":\"bought\"}");
        define("{\"staffDomains\":[\"x.co\"],\"staffNetworks\":[\"127.0.0.0/8\"]}");
        house.post(
                "/api/visits",
                "{\"id\":\"staff\",\"outcome\":\"not-bought\",\"person\":{\"email\":\"ana@x.co\"}}");
        define("{\"testSources\":[\"sellers\"]}");
        house.post("/api/visits", "{\"id\":\"test\",\"outcome\":\"not-bought\"}");

        assertThat(marks("staff")).isEmpty();
        assertThat(marks("test")).containsExactly(Mark.TEST);
    }

    private void define(String marking) {
        HttpResponse<String> answer =
                house.send(
                        house.request("/api/definitions/marking")
                                .PUT(BodyPublishers.ofString(marking)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private Set<Mark> marks(String visit) {
        return house.engine.log.read(Position.START, 99).stream()
                .filter(entry -> entry.messageId().equals(visit))
                .map(entry -> ((Event) FactCodec.read(entry).fact()).marks())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_cannot_be_taken_is_refused_in_words_and_leaves_nothing() {
        assertRefused("{}", 400, "outcome", "outcome: missing; expected bought or not-bought.");
        assertRefused(
                "{\"outcome\":\"bought\",\"person\":{\"phone\":\"12\"}}",
                400,
                "person.phone",
                "person.phone: '12' names nobody; check it, or leave it out.");
        assertRefused(
                "{\"outcome\":\"bought\",\"person\":{\"profile\":\"00000000-0000-0000-0000-000000000001\"}}",
                400,
                "person.profile",
                "person.profile: nobody has the id '00000000-0000-0000-0000-000000000001'.");
        house.post("/api/visits", "{\"outcome\":\"bought\"}");
        Source sellers = house.sources.source(new SourceKey("sellers")).orElseThrow();
        house.sources.save(
                new Source(
                        sellers.key(),
                        sellers.name(),
                        sellers.trust(),
                        false,
                        sellers.priority(),
                        sellers.orderNamespace(),
                        List.of(),
                        sellers.eventsPerSecond(),
                        "",
                        false));
        assertRefused(
                "{\"outcome\":\"bought\"}",
                409,
                "",
                "the source 'sellers' is switched off: switch it on in its page.");
    }

    @Test
    void what_sellers_choose_from_is_put_in_force() {
        String lists = "{\"reasons\":[\"price\",\"No hay parqueadero\"],\"arrivals\":[\"ad\"]}";
        HttpResponse<String> put =
                house.send(
                        house.request("/api/definitions/visits")
                                .PUT(BodyPublishers.ofString(lists)));
        assertThat(put.body()).isEqualTo(lists);
        assertThat(house.get("/api/definitions/visits").body()).isEqualTo(lists);
        HttpResponse<String> wrong =
                house.send(
                        house.request("/api/definitions/visits")
                                .PUT(BodyPublishers.ofString("{\"reasons\":[\"a\",\"A\"]}")));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("reasons: 'A' is there twice.");
    }

    @Test
    void a_seller_has_no_api() {
        User sara = new User("sara@x.co", "Sara", Role.SELLER, "", Locale.ENGLISH);
        house.users.save(sara);
        house.users.openSession("a-secret-of-sara", "sara@x.co", Events.NOON.plusSeconds(9_999));
        String token = new Session("a-secret-of-sara", sara).csrfToken();
        for (String path : List.of("/api/visits/v-1", "/api/profiles", "/api/users")) {
            HttpResponse<String> answer =
                    house.send(
                            house.anonymous(path)
                                    .header("Cookie", "querencia_session=a-secret-of-sara")
                                    .header("X-CSRF-Token", token)
                                    .GET());
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
        }
    }

    private void assertRefused(String body, int status, String field, String detail) {
        HttpResponse<String> answer = house.post("/api/visits", body);
        JsonNode problem = json(answer, status);
        assertThat(Optional.ofNullable(problem.get("field")).map(JsonNode::asString).orElse(""))
                .isEqualTo(field);
        assertThat(problem.get("detail").asString()).isEqualTo(detail);
    }

    /// Events of sellers in the log.
    private long events() {
        return house.engine.log.read(Position.START, 99).stream()
                .filter(entry -> entry.source().equals(new SourceKey("sellers")))
                .count();
    }

    private JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
