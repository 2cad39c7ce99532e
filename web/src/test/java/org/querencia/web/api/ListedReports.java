package org.querencia.web.api;

import static java.util.Map.entry;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lists of what stands around measures, with two of each.
final class ListedReports {
    private static final JsonMapper JSON = new JsonMapper();

    private ListedReports() {}

    /// The others, and these; `{view}` stands for a view that is mailed.
    static Map<String, List<String>> with(Map<String, List<String>> others) {
        Map<String, List<String>> all = new TreeMap<>(others);
        all.putAll(
                Map.ofEntries(
                        entry("/api/targets", List.of("/api/targets?")),
                        entry(
                                "/api/measures/{name}/targets",
                                List.of("/api/measures/revenue/targets?")),
                        entry("/api/channels", List.of("/api/channels?")),
                        entry("/api/seen-channels", List.of("/api/seen-channels?")),
                        entry("/api/benchmarks", List.of("/api/benchmarks?")),
                        entry("/api/notes", List.of("/api/notes?")),
                        entry("/api/views", List.of("/api/views?")),
                        entry(
                                "/api/views/{id}/schedules",
                                List.of("/api/views/{view}/schedules?"))));
        return all;
    }

    static String named(String address, House house) {
        return address.contains("{view}") ? address.replace("{view}", view(house)) : address;
    }

    private static String view(House house) {
        JsonNode views = JSON.readTree(house.get("/api/views").body());
        return views.at("/items/0/id").asString();
    }

    static void fill(House house) {
        for (String period : List.of("month", "year")) {
            house.post(
                    "/api/targets",
                    "{\"measure\":\"revenue\",\"period\":\"%s\",\"value\":9}".formatted(period));
            house.post(
                    "/api/benchmarks",
                    "{\"measure\":\"revenue\",\"industry\":\"%s\",\"low\":1,\"source\":\"x\",\"day\":\"2026-01-01\"}"
                            .formatted(period));
            house.send(
                    house.request("/api/channels/" + period)
                            .PUT(
                                    BodyPublishers.ofString(
                                            "{\"names\":[\"own %s\"]}".formatted(period))));
            house.post("/api/notes", "{\"day\":\"2026-01-01\",\"text\":\"%s\"}".formatted(period));
            house.post("/api/views", "{\"name\":\"%s\",\"measure\":\"revenue\"}".formatted(period));
        }
        for (String cadence : List.of("daily", "weekly")) {
            house.post(
                    "/api/views/%s/schedules".formatted(view(house)),
                    "{\"cadence\":\"%s\",\"recipients\":[\"ana@x.co\"]}".formatted(cadence));
        }
    }
}
