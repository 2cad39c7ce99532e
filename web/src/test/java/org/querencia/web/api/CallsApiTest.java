package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.call.CallList;
import org.querencia.runtime.call.CallList.Due;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.view.StoredProfileViews;
import org.querencia.web.console.call.CallMails;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CallsApiTest {
    private static final Instant YESTERDAY = NOON.minus(Duration.ofDays(1));

    private final JsonMapper json = new JsonMapper();
    private House house;

    @BeforeEach
    void open() {
        house = new House();
        house.users.save(new User("rosa@x.co", "Rosa", Role.SELLER, "", Locale.ENGLISH));
        house.users.save(new User("juan@x.co", "Juan", Role.SELLER, "", Locale.ENGLISH));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void who_left_a_cart_is_on_the_list_of_the_seller_who_had_to_do_with_them() {
        house.engine.take(person("1"), cart("1"), visit("1", "rosa@x.co"));
        JsonNode list = json(house.get("/api/calls/lists/rosa@x.co"), 200);
        JsonNode due = list.get("items").get(0);
        assertThat(due.get("phone").asString()).isEqualTo("+573005550001");
        assertThat(due.get("name").asString()).isEqualTo("Person 1");
        assertThat(due.get("occasions").toString()).isEqualTo("[\"cart-left\",\"shop-visit\"]");
        assertThat(due.get("score").get("key").asString()).isEqualTo("lead");
        assertThat(names("juan@x.co")).isEmpty();
    }

    @Test
    void everybody_is_on_one_list_only_and_on_the_same_all_day() {
        List<Event> events = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            events.add(person(Integer.toString(i)));
            events.add(cart(Integer.toString(i)));
        }
        house.engine.take(events.toArray(Event[]::new));
        List<String> rosas = names("rosa@x.co");
        List<String> juans = names("juan@x.co");
        assertThat(rosas).doesNotContainAnyElementsOf(juans).isNotEmpty().hasSizeLessThan(21);
        assertThat(juans).isNotEmpty();
        assertThat(rosas.size() + juans.size()).isEqualTo(30);
        house.engine.take(cart("40"), person("40"));
        assertThat(names("rosa@x.co")).isEqualTo(rosas);
        assertThat(json(house.get("/api/calls"), 200).get("items").get(0).get("seller").asString())
                .isEqualTo("juan@x.co");
    }

    @Test
    void who_was_called_lately_or_has_no_telephone_is_on_no_list() {
        house.engine.take(
                person("1"),
                cart("1"),
                call("1", "no-answer", NOON.minus(Duration.ofDays(3))),
                person("2"),
                cart("2"),
                call("2", "not-interested", NOON.minus(Duration.ofDays(60))),
                person("3"),
                cart("3"),
                call("3", "no-answer", NOON.minus(Duration.ofDays(9))),
                Events.track("Product Added").by("email:no@x.co").at(YESTERDAY).event());
        List<String> all = new ArrayList<>(names("rosa@x.co"));
        all.addAll(names("juan@x.co"));
        assertThat(all).containsExactly("Person 3");
    }

    @Test
    void a_trait_can_say_whose_somebody_is_and_a_consent_be_asked_for() {
        house.engine.take(
                Events.identify()
                        .by("phone:+573005550001")
                        .trait("name", "Ana")
                        .trait("city", "Cali")
                        .at(YESTERDAY)
                        .event(),
                cart("1"),
                consent("1"),
                person("2"),
                cart("2"));
        json(
                define(
                        """
                        {"consent": {"channel": "phone", "purpose": "marketing"},
                         "sharing": {"trait": "city", "sellers": {"cali": "juan@x.co"}, "rest": false}}\
                        """),
                200);
        assertThat(names("juan@x.co")).containsExactly("Ana");
        assertThat(names("rosa@x.co")).isEmpty();
    }

    @Test
    void a_rule_that_is_none_is_refused_with_its_occasion() {
        JsonNode refused =
                json(
                        define(
                                "{\"occasions\": [{\"key\": \"x\", \"rule\": \"score('nope') > 1\", \"points\": 1}]}"),
                        400);
        assertThat(refused.get("detail").asString()).isEqualTo("scores: there is no score 'nope'.");
    }

    @Test
    void a_sale_on_the_phone_counts_once_as_an_order_and_can_be_taken_back() {
        house.engine.take(person("1"));
        String body =
                """
                {"id": "c-1", "profile": "%s", "outcome": "bought", "total": 64000}\
                """
                        .formatted(id("1"));
        json(house.post("/api/calls", body), 201);
        json(house.post("/api/calls", body), 200);
        JsonNode told = json(house.get("/api/calls/c-1"), 200);
        assertThat(told.get("outcome").asString()).isEqualTo("bought");
        assertThat(told.get("profile").asString()).isEqualTo(id("1"));
        assertThat(house.get("/api/profiles/" + id("1")).body()).contains("\"orders\":1");
        json(house.send(house.request("/api/calls/c-1").DELETE()), 200);
        assertThat(house.get("/api/profiles/" + id("1")).body()).contains("\"orders\":0");
        assertThat(house.get("/api/calls/c-1").statusCode()).isEqualTo(404);
        assertThat(json(house.post("/api/calls", body), 200).get("state").asString())
                .isEqualTo("undone");
    }

    @Test
    void what_a_call_brought_is_in_the_score() {
        house.engine.take(
                person("1"), Events.track("Product Viewed").by("phone:+573005550001").event());
        assertThat(score("1")).isEqualTo(8);
        json(
                house.post(
                        "/api/calls",
                        """
                        {"profile": "%s", "outcome": "not-interested", "reason": "price"}\
                        """
                                .formatted(id("1"))),
                201);
        house.engine.settle();
        assertThat(score("1")).isZero();
    }

    @Test
    void what_cannot_be_understood_is_refused_in_words() {
        JsonNode refused =
                json(
                        house.post(
                                "/api/calls",
                                "{\"profile\": \"%s\", \"outcome\": \"maybe\"}"
                                        .formatted("00000000-0000-0000-0000-000000000000")),
                        400);
        assertThat(refused.get("detail").asString())
                .startsWith("outcome: 'maybe'; expected bought, not-now");
    }

    @Test
    void a_seller_gets_the_list_by_mail_who_asked_for_it() {
        String path = "/api/calls/lists/rosa@x.co/mail";
        assertThat(json(house.get(path), 200).toString())
                .isEqualTo("{\"seller\":\"rosa@x.co\",\"hour\":null}");
        assertThat(json(mail(path, "{\"hour\": 7}"), 200).get("hour").asInt()).isEqualTo(7);
        assertThat(json(house.get(path), 200).get("hour").asInt()).isEqualTo(7);
        assertThat(json(mail(path, "{\"hour\": null}"), 200).get("hour").isNull()).isTrue();
        assertThat(json(mail(path, "{\"hour\": 24}"), 400).get("detail").asString())
                .contains("expected 0 to 23");
        json(mail(path, "{\"hour\": 7.5}"), 400);
        json(mail(path, "{}"), 400);
        json(house.get("/api/calls/lists/nobody@x.co/mail"), 404);
    }

    @Test
    void a_list_by_mail_says_whom_to_call_at_which_number_and_why() {
        house.engine.take(person("1"), cart("1"));
        Due due =
                new Due(
                        new ProfileId(UUID.fromString(id("1"))),
                        "",
                        0,
                        Optional.empty(),
                        List.of("cart-left"));
        Mail mail =
                new CallMails(
                                Engine.WORKSPACE,
                                new StoredProfileViews(
                                        Engine.WORKSPACE,
                                        house.engine::identities,
                                        house.engine.state,
                                        house.engine.log,
                                        house.engine.warehouse),
                                () -> URI.create("https://crm.example/"),
                                () -> NOON)
                        .write(
                                "m1",
                                new User("rosa@x.co", "Rosa", Role.SELLER, "", Locale.of("es")),
                                new CallList(
                                        LocalDate.parse("2026-10-31"), "rosa@x.co", List.of(due)));
        assertThat(mail.subject()).isEqualTo("Una persona por llamar hoy");
        assertThat(mail.text())
                .contains("1. Person 1 +573005550001\n   Dejó un carrito\n")
                .contains("https://crm.example/calls\n")
                .contains("https://crm.example/settings/you");
        assertThat(mail.html())
                .contains("<b>Person 1</b> <a href=\"tel:+573005550001\">+573005550001</a>");
    }

    private HttpResponse<String> mail(String path, String body) {
        return house.send(house.request(path).PUT(BodyPublishers.ofString(body)));
    }

    private static Event person(String number) {
        return Events.identify()
                .by(phone(number))
                .trait("name", "Person " + number)
                .at(NOON.minus(Duration.ofDays(90)))
                .event();
    }

    private static Event cart(String number) {
        return Events.track("Product Added").by(phone(number)).at(YESTERDAY).event();
    }

    private static Event visit(String number, String seller) {
        return Events.track("Visit Registered")
                .by(phone(number))
                .with("seller", seller)
                .with("bought", org.querencia.core.event.Value.of(false))
                .at(YESTERDAY)
                .event();
    }

    private static Event call(String number, String outcome, Instant at) {
        return Events.track("Call Registered")
                .by(phone(number))
                .with("outcome", outcome)
                .at(at)
                .event();
    }

    private static Event consent(String number) {
        return Events.track("Consent Given")
                .by(phone(number))
                .with("channel", "phone")
                .with("purpose", "marketing")
                .at(YESTERDAY)
                .event();
    }

    private static String phone(String number) {
        return "phone:+57300555%04d".formatted(Integer.parseInt(number));
    }

    private String id(String number) {
        JsonNode found =
                json(
                        house.get("/api/profiles?identifier=" + phone(number).replace("+", "%2B")),
                        200);
        return found.get("items").get(0).get("id").asString();
    }

    private int score(String number) {
        return json(house.get("/api/profiles/" + id(number) + "/scores"), 200)
                .get("items")
                .get(0)
                .get("score")
                .asInt();
    }

    private List<String> names(String seller) {
        List<String> names = new ArrayList<>();
        json(house.get("/api/calls/lists/" + seller), 200)
                .get("items")
                .forEach(due -> names.add(due.get("name").asString()));
        return names;
    }

    private HttpResponse<String> define(String body) {
        return house.send(
                house.request("/api/definitions/calls").PUT(BodyPublishers.ofString(body)));
    }

    private JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
