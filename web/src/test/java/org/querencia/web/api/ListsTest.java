package org.querencia.web.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every list of the document is paged in the same way.
class ListsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Contract CONTRACT = Contract.read();

    /// Where each list is asked for, `%s` standing for the id of somebody.
    private static final Map<String, List<String>> ADDRESSES =
            Map.ofEntries(
                    entry(
                            "/api/profiles",
                            List.of(
                                    "/api/profiles?",
                                    "/api/profiles?q=x.co&",
                                    "/api/profiles?orders=no&",
                                    "/api/profiles?sort=events&up=true&",
                                    "/api/profiles?identifier=user_id:u1&")),
                    entry("/api/profiles/{id}/events", List.of("/api/profiles/%s/events?")),
                    entry("/api/profiles/{id}/links", List.of("/api/profiles/%s/links?")),
                    entry("/api/profiles/{id}/resembling", List.of("/api/profiles/%s/resembling?")),
                    entry("/api/profiles/{id}/segments", List.of("/api/profiles/%s/segments?")),
                    entry("/api/profiles/{id}/stages", List.of("/api/profiles/%s/stages?")),
                    entry("/api/profiles/{id}/passages", List.of("/api/profiles/%s/passages?")),
                    entry("/api/stages", List.of("/api/stages?")),
                    entry("/api/stages/{model}/people", List.of("/api/stages/one/people?stage=b&")),
                    entry("/api/stages/{model}/flows", List.of("/api/stages/one/flows?")),
                    entry(
                            "/api/stages/{model}/passages",
                            List.of("/api/stages/one/passages?next=a&")),
                    entry(
                            "/api/stages/{model}/rates",
                            List.of("/api/stages/one/rates?stage=a&next=b&by=trait&trait=city&")),
                    entry(
                            "/api/stages/{model}/entrants",
                            List.of("/api/stages/one/entrants?stage=a&next=b&")),
                    entry("/api/profiles/{id}/scores", List.of("/api/profiles/%s/scores?")),
                    entry("/api/scores", List.of("/api/scores?")),
                    entry("/api/measures", List.of("/api/measures?")),
                    entry("/api/places", List.of("/api/places?")),
                    entry("/api/calls", List.of("/api/calls?")),
                    entry("/api/calls/lists/{seller}", List.of("/api/calls/lists/ana@x.co?")),
                    entry("/api/segments", List.of("/api/segments?")),
                    entry("/api/webhooks", List.of("/api/webhooks?")),
                    entry("/api/webhooks/{key}/attempts", List.of("/api/webhooks/one/attempts?")),
                    entry("/api/segments/{key}/versions", List.of("/api/segments/one/versions?")),
                    entry("/api/segments/{key}/members", List.of("/api/segments/one/members?")),
                    entry("/api/sensors", List.of("/api/sensors?")),
                    entry(
                            "/api/alarms",
                            List.of("/api/alarms?", "/api/alarms?state=open&state=muted&")),
                    entry("/api/mail", List.of("/api/mail?")),
                    entry("/api/plans", List.of("/api/plans?")),
                    entry("/api/planners", List.of("/api/planners?")),
                    entry("/api/scenarios", List.of("/api/scenarios?")),
                    entry("/api/sql/questions", List.of("/api/sql/questions?")),
                    entry("/api/quarantine", List.of("/api/quarantine?")),
                    entry("/api/review", List.of("/api/review?")),
                    entry("/api/review/decisions", List.of("/api/review/decisions?")),
                    entry("/api/profiles/{id}/duplicates", List.of("/api/profiles/%s/duplicates?")),
                    entry(
                            "/api/hygiene/figures/{figure}/people",
                            List.of("/api/hygiene/figures/unreachable/people?")),
                    entry("/api/accounts", List.of("/api/accounts?")),
                    entry("/api/accounts/{id}/contacts", List.of("/api/accounts/acme/contacts?")),
                    entry("/api/products", List.of("/api/products?", "/api/products?q=cup&")),
                    entry(
                            "/api/costs",
                            List.of("/api/costs?by=channel&", "/api/costs?by=campaign&")),
                    entry("/api/erasures", List.of("/api/erasures?")),
                    entry("/api/sources", List.of("/api/sources?")),
                    entry("/api/refused", List.of("/api/refused?")),
                    entry("/api/overview/days", List.of("/api/overview/days?")),
                    entry("/api/overview/channels", List.of("/api/overview/channels?")),
                    entry("/api/dictionary", List.of("/api/dictionary?")),
                    entry(
                            "/api/dictionary/fields",
                            List.of("/api/dictionary/fields?type=track&event=Product%%20Viewed&")),
                    entry("/api/users", List.of("/api/users?")),
                    entry("/api/tokens", List.of("/api/tokens?")),
                    entry("/api/uploads", List.of("/api/uploads?")),
                    entry("/api/imports", List.of("/api/imports?")),
                    entry("/api/import-schedules", List.of("/api/import-schedules?")),
                    entry("/api/sources/{source}/webhook", List.of("/api/sources/one/webhook?")));

    private static House house;

    @BeforeAll
    static void open() {
        house = new House();
        sourcesAndTokens();
        imports();
        house.refused.add(Stream.of(0, 1, 2).map(ListsTest::refused).toList());
        places();
        house.engine.take(
                Events.identify()
                        .by("user_id:u1", "email:ana@x.co", "anonymous_id:a1")
                        .trait("city", "Cali")
                        .event(),
                Events.identify().by("user_id:u2", "email:ana+b@x.co").event(),
                Events.identify().by("user_id:u3", "email:ana+c@x.co").event(),
                Events.group("acme").by("user_id:u1").event(),
                Events.group("acme").by("user_id:u2").event(),
                Events.group("zeta").by("user_id:u2").event(),
                Events.track("Product Updated")
                        .with("product_id", "c1")
                        .with("name", "Cup")
                        .event(),
                Events.track("Product Updated")
                        .with("product_id", "c2")
                        .with("name", "Cup")
                        .event(),
                spent("meta", "spring"),
                spent("search", "autumn"),
                viewed(1),
                viewed(2),
                viewed(3),
                ordered("o1", "web"),
                ordered("o2", "store"));
        Stream.of("one", "two")
                .forEach(key ->
                        house.post(
                                "/api/segments",
                                "{\"key\":\"%s\",\"name\":\"x\",\"rule\":\"count('*', 'ever') > 0\"}"
                                        .formatted(key)));
        Stream.of("one", "two").forEach(key -> house.post("/api/sensors", sensor(key)));
        Stream.of("one", "two")
                .forEach(name ->
                        house.post(
                                "/api/sql/questions",
                                "{\"name\":\"%s\",\"sql\":\"SELECT 1\"}".formatted(name)));
        house.look();
        stages();
        ListedReports.fill(house);
        webhooks();
        calls();
        house.send(
                house.request("/api/segments/one")
                        .method("PATCH", BodyPublishers.ofString("{\"name\":\"y\"}")));
        ReviewedPeople.in(house);
        house.engine.take(shared("+573005550100"));
        house.engine.take(shared("+573005550200"));
        house.post("/api/erasures", "{\"identifiers\":[\"email:bo@x.co\",\"email:cy@x.co\"]}");
        // The two this makes were first seen in one event, and stand at one place of the list.
        house.post(
                "/api/profiles/%s/split".formatted(id("user_id:u3")),
                "{\"identifiers\":[\"email:ana+c@x.co\"]}");
    }

    /// Two, of which one was tried twice.
    private static void webhooks() {
        for (String key : List.of("one", "two")) {
            house.post(
                    "/api/webhooks",
                    "{\"key\":\"%s\",\"url\":\"https://crm.example/\"}".formatted(key));
            house.post("/api/webhooks/one/test", "{}");
        }
    }

    private static void sourcesAndTokens() {
        Stream.of("one", "two", "three")
                .forEach(name -> house.post("/api/sources", "{\"name\":\"%s\"}".formatted(name)));
        IntStream.range(0, 60)
                .forEach(i -> house.users.addApiToken("token-" + i, "secret-" + i, Events.NOON));
    }

    /// Two models in each of which everybody passes twice.
    private static void stages() {
        String known = "count('*', 'ever') > 0";
        for (String key : List.of("one", "two")) {
            for (String stages :
                    List.of(stage("a", known), stage("a", "false") + "," + stage("b", known))) {
                put("/api/stages/" + key, "{\"name\":\"x\",\"stages\":[%s]}".formatted(stages));
            }
            put("/api/plans/%s/a/b".formatted(key), "{\"target\":0.2}");
            house.post("/api/scenarios", "{\"planner\":\"closes\",\"name\":\"%s\"}".formatted(key));
        }
    }

    private static String stage(String key, String enter) {
        return "{\"key\":\"%s\",\"name\":\"%s\",\"enter\":\"%s\"}".formatted(key, key, enter);
    }

    /// Two scores that speak of everybody, and two people who are to be called.
    private static void calls() {
        put(
                "/api/scores/all",
                "{\"name\":\"x\",\"people\":\"true\",\"grounds\":[{\"rule\":\"true\",\"points\":1}]}");
        put(
                "/api/definitions/calls",
                "{\"occasions\":[{\"key\":\"any\",\"rule\":\"true\",\"points\":1}],\"sharing\":{\"trait\":\"seller\",\"rest\":false}}");
        for (int i = 1; i <= 2; i++) {
            house.engine.take(
                    Events.identify()
                            .by("user_id:c" + i, "phone:+57300555030" + i)
                            .trait("seller", "ana@x.co")
                            .at(Events.NOON.minus(Duration.ofDays(1)))
                            .event());
        }
    }

    /// Two of each: files, imports of them, schedules, and systems that may call.
    private static void imports() {
        for (String name : List.of("a", "b")) {
            house.post("/api/uploads?name=%s.csv".formatted(name), "x\n1\n");
            house.post(
                    "/api/imports",
                    "{\"source\":\"erp\",\"uploads\":[\"%s\"],\"mapping\":\"kind: orders\"}"
                            .formatted(FixedImports.UPLOAD.value()));
            put(
                    "/api/import-schedules/" + name,
                    "{\"source\":\"erp\",\"path\":\"x\",\"mapping\":\"kind: orders\",\"every\":\"day\",\"at\":\"02:30\"}");
        }
        put("/api/sources/one/webhook", "{\"provider\":\"shopify\",\"secret\":\"hush\"}");
        put("/api/sources/one/webhook", "{\"provider\":\"woocommerce\",\"secret\":\"hush\"}");
    }

    private static void put(String path, String json) {
        var answer = house.send(house.request(path).PUT(BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void every_list_of_the_document_is_asked_for_here() {
        assertThat(CONTRACT.lists()).isEqualTo(ListedReports.with(ADDRESSES).keySet());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void the_document_says_that_a_list_takes_limit_and_cursor(String path) {
        assertThat(CONTRACT.parameters(path)).containsAll(Set.of("query limit", "query cursor"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void page_by_page_a_list_tells_the_same_as_at_once(String address) {
        JsonNode whole = ask(address + "limit=500");
        assertThat(whole.get("next").isNull()).isTrue();
        assertThat(whole.get("items")).hasSizeGreaterThan(address.contains("identifier=") ? 0 : 1);
        List<JsonNode> walked = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            JsonNode page = ask(address + "limit=1" + cursor.get());
            assertThat(page.get("items")).hasSize(1);
            walked.add(page.get("items").get(0));
            cursor =
                    Optional.of(page.get("next"))
                            .filter(next -> !next.isNull())
                            .map(next -> "&cursor=" + next.asString());
            assertThat(walked.size()).as("pages").isLessThanOrEqualTo(whole.get("items").size());
        }
        assertThat(walked).isEqualTo(whole.get("items").valueStream().toList());
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_limit_or_a_cursor_that_makes_no_sense_is_refused(String address) {
        for (String query : List.of("limit=0", "limit=501", "limit=all", "cursor=x")) {
            var answer = house.get(address + query);
            assertThat(answer.statusCode()).as(query + ": " + answer.body()).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).get("field").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void fifty_come_where_nobody_says_how_many() {
        JsonNode first = ask("/api/tokens");
        assertThat(first.get("items")).hasSize(50);
        assertThat(ask("/api/tokens?cursor=" + first.get("next").asString()).get("items"))
                .hasSize(11);
    }

    @Test
    void a_cursor_whose_row_is_gone_is_refused() {
        house.users.addApiToken("aaa", "secret", Events.NOON);
        String next = ask("/api/tokens?limit=1").get("next").asString();
        house.users.revokeApiToken("aaa");
        assertThat(house.get("/api/tokens?cursor=" + next).body()).contains("invalid-cursor");
    }

    /// One that raises an alarm at once: there are not that many refused events.
    private static String sensor(String key) {
        return "{\"key\":\"%s\",\"name\":\"x\",\"measure\":\"refused-events\",\"condition\":{\"kind\":\"below\",\"limit\":1000}}"
                .formatted(key);
    }

    private static Stream<String> paths() {
        return ListedReports.with(ADDRESSES).keySet().stream().sorted();
    }

    private static Stream<String> addresses() {
        return ListedReports.with(ADDRESSES).values().stream()
                .flatMap(List::stream)
                .sorted()
                .map(address -> ListedReports.named(address, house).formatted(id("user_id:u1")));
    }

    private static JsonNode ask(String address) {
        var answer = house.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String id(String identifier) {
        return ask("/api/profiles?identifier=" + identifier).at("/items/0/id").asString();
    }

    /// A telephone that more people have than can be one.
    private static Event[] shared(String phone) {
        return IntStream.rangeClosed(0, IdentityRules.CONTACT_FAN_OUT_MAX)
                .mapToObj(person ->
                        Events.identify()
                                .by(
                                        "email:%d-%s@shop.co".formatted(person, phone.substring(1)),
                                        "phone:" + phone)
                                .event())
                .toArray(Event[]::new);
    }

    private static Event viewed(int day) {
        return Events.track("Product Viewed")
                .by("user_id:u1")
                .with("product_id", "p" + day)
                .with("name", "Hammock")
                .after(Duration.ofDays(day))
                .event();
    }

    private static Event ordered(String order, String channel) {
        return Events.track("Order Completed")
                .by("user_id:u1")
                .with("order_id", order)
                .with("channel", channel)
                .with("total", 10)
                .event();
    }

    private static void places() {
        house.post(
                "/api/place-files",
                "{\"yaml\": \"{\\\"places\\\": [%s, %s]}\"}".formatted(place("a"), place("b")));
    }

    private static String place(String name) {
        return "{\\\"name\\\": \\\"%s\\\", \\\"latitude\\\": 4, \\\"longitude\\\": -74}"
                .formatted(name);
    }

    private static Event spent(String channel, String campaign) {
        return Events.track("Marketing Spend")
                .with("channel", channel)
                .with("campaign", campaign)
                .with("cost", 1_000)
                .event();
    }

    private static Refused refused(int index) {
        return new Refused(
                0,
                new SourceKey("one"),
                Events.NOON,
                index,
                "missing-id",
                "Nobody is named.",
                "",
                "{}",
                Optional.empty());
    }
}
