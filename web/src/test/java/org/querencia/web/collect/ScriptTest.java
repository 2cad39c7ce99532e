package org.querencia.web.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void pages_of_any_site_get_the_script_and_keep_it_until_it_changes() throws Exception {
        WebServer server = WebServer.builder().port(0).routing(Script::routing).build().start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder script =
                    HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + "/q.js"));
            HttpResponse<String> first =
                    client.send(script.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).contains("querencia");
            assertThat(first.headers().firstValue("Content-Type"))
                    .contains("text/javascript; charset=utf-8");
            assertThat(first.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEqualTo(Optional.of("*"));

            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again =
                    client.send(
                            script.header("If-None-Match", tag).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(again.statusCode()).isEqualTo(304);
        } finally {
            server.stop();
        }
    }
}
