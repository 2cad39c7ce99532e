package org.querencia.app.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.ServerProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a server tells of everybody and everything, without what is each server's own: ids made
/// with its salt, places in its log, and when it was told.
///
/// @param people each as the API tells them, in a fixed order
/// @param events the same of what happened
record Standing(JsonNode overview, List<String> people, List<String> events) {

    private static final int SHOWN_MAX = 5;
    private static final List<String> OWN =
            List.of("id", "messageId", "receivedAt", "position", "formerId");

    static Standing of(Application server) {
        try (ApiClient client = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            return new Standing(
                    client.get("/api/overview"),
                    lines(client, server.address(), "/api/export/profiles"),
                    lines(client, server.address(), "/api/export/events?after=0"));
        }
    }

    long orders() {
        return overview.path("orders").asLong(0);
    }

    /// In words; empty when both tell the same.
    List<String> differences(Standing other) {
        List<String> differences = new ArrayList<>();
        if (!overview.equals(other.overview)) {
            differences.add("figures: %s, undisturbed %s".formatted(overview, other.overview));
        }
        differ("people", people, other.people, differences);
        differ("events", events, other.events, differences);
        return differences;
    }

    private static void differ(
            String what, List<String> found, List<String> expected, List<String> differences) {
        if (found.equals(expected)) {
            return;
        }
        differences.add("%d %s, undisturbed %d".formatted(found.size(), what, expected.size()));
        without(found, expected).forEach(one -> differences.add("only here: " + one));
        without(expected, found).forEach(one -> differences.add("only undisturbed: " + one));
    }

    private static List<String> without(Collection<String> some, Collection<String> others) {
        TreeSet<String> rest = new TreeSet<>(some);
        rest.removeAll(new TreeSet<>(others));
        return rest.stream().limit(SHOWN_MAX).toList();
    }

    private static List<String> lines(ApiClient client, URI server, String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            client.stream(client.request(path).GET(), bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException("%s of %s".formatted(path, server), broken);
        }
        JsonMapper json = new JsonMapper();
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> {
                    ObjectNode node = (ObjectNode) json.readTree(line);
                    node.remove(OWN);
                    return node.toString();
                })
                .sorted()
                .toList();
    }
}
