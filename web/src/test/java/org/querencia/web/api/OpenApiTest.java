package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.querencia.web.http.Fault;

/// The document and the running server agree. That every answer has the shape promised is held by
/// [House], in every test that asks it something.
class OpenApiTest {
    private static final Contract CONTRACT = Contract.read();
    private static House house;

    @BeforeAll
    static void open() {
        house = new House();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void the_document_lists_the_routes_of_the_api_and_no_others() {
        Set<String> routes =
                house.api.routes().stream()
                        .map(route -> route.method().text() + " " + documented(route))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> promised =
                CONTRACT.operations().stream()
                        .filter(operation -> operation.contains(" /api/"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(promised).isEqualTo(routes);
    }

    /// OpenAPI has no word for a part that takes slashes; there they are sent encoded.
    private static String documented(Route route) {
        return route.path().replace("{+", "{");
    }

    @Test
    void every_operation_is_there_on_the_running_server() {
        for (String operation : CONTRACT.operations()) {
            String method = operation.split(" ", 2)[0];
            String path = operation.split(" ", 2)[1].replaceAll("\\{[^}]+}", "none");
            if (path.equals("/api/live")) {
                continue;
            }
            var answer =
                    house.send(
                            house.request(path)
                                    .method(
                                            method,
                                            java.net.http.HttpRequest.BodyPublishers.ofString(
                                                    method.equals("GET") ? "" : "{}")));
            assertThat(answer.body()).as(operation).doesNotContain("has no such path");
            assertThat(answer.statusCode()).as(operation).isNotIn(405, 500);
        }
    }

    @Test
    void no_schema_is_left_over() {
        assertThat(CONTRACT.unusedSchemas()).isEmpty();
    }

    @Test
    void the_server_gives_the_document_and_the_reference_it_links_to() {
        assertThat(house.send(house.anonymous("/openapi").GET()).body())
                .startsWith("openapi: 3.1.0");
        String reference = house.send(house.anonymous(Fault.TYPE_BASE).GET()).body();
        for (Fault fault : Fault.values()) {
            assertThat(reference).contains("\n### " + fault.code() + "\n\n" + fault.status() + ".");
        }
    }
}
