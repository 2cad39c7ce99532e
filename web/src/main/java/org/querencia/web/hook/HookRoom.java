package org.querencia.web.hook;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.querencia.runtime.webhook.Provider;
import org.querencia.runtime.webhook.Webhooks;
import org.querencia.runtime.webhook.Webhooks.Answer;
import org.querencia.runtime.webhook.Webhooks.Call;
import org.querencia.web.http.Body;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.Room;

/// Where other systems call when something happens there: `/hooks/{provider}/{source}`. A call is
/// answered 200 once what it tells is durable, and anything else makes the provider call again.
public final class HookRoom implements Room {

    private static final String PATH = "/hooks/{provider}/{source}";

    /// The largest orders and batches of messages are some 2 MB.
    private static final int BODY_BYTES_MAX = 5_000_000;

    private final Webhooks webhooks;
    private final MeterRegistry meters;

    public HookRoom(Webhooks webhooks, MeterRegistry meters) {
        this.webhooks = webhooks;
        this.meters = meters;
    }

    /// The path that providers call; to be put behind the address of this server.
    public static String path(Provider provider, String source) {
        return "/hooks/" + provider.word() + "/" + source;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post(PATH + "[/]", this::receive).get(PATH + "[/]", this::verify);
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/hooks/");
    }

    private void receive(ServerRequest request, ServerResponse response) {
        byte[] body = Body.bytes(request, BODY_BYTES_MAX, BODY_BYTES_MAX);
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach(header ->
                        headers.put(header.name().toLowerCase(Locale.ROOT), header.values()));
        String provider = request.path().pathParameters().get("provider");
        Call call =
                new Call(provider, request.path().pathParameters().get("source"), headers, body);
        answer(provider, webhooks.receive(call), response);
    }

    private void verify(ServerRequest request, ServerResponse response) {
        Map<String, String> query = new HashMap<>();
        for (String name : request.query().names()) {
            query.put(name, request.query().first(name).orElse(""));
        }
        String provider = request.path().pathParameters().get("provider");
        String source = request.path().pathParameters().get("source");
        switch (webhooks.verify(provider, source, query)) {
            case Answer.Challenge(String text) -> challenge(provider, text, response);
            // Whoever asks without the word is not told whether it is wrong or missing.
            case Answer.BadSignature(String reason) -> {
                count(provider, "unverified", 1);
                Problem.of(Fault.NOT_ALLOWED, reason).send(response);
            }
            case Answer other -> answer(provider, other, response);
        }
    }

    private void answer(String provider, Answer answer, ServerResponse response) {
        switch (answer) {
            case Answer.Taken(int stored, int duplicates, int ignored) -> {
                count(provider, "stored", stored);
                count(provider, "duplicate", duplicates);
                count(provider, "ignored", ignored);
                Json.send(
                        response,
                        Json.object()
                                .put("stored", stored)
                                .put("duplicates", duplicates)
                                .put("ignored", ignored)
                                .build());
            }
            case Answer.Challenge(String text) -> challenge(provider, text, response);
            case Answer.BadSignature(String reason) -> {
                count(provider, "unsigned", 1);
                Problem.of(Fault.NOT_SIGNED, reason).send(response);
            }
            case Answer.Malformed(String reason) -> {
                count(provider, "malformed", 1);
                Problem.of(Fault.BAD_REQUEST, reason).send(response);
            }
            case Answer.NoDoor(String reason) -> Problem.of(Fault.NOT_FOUND, reason).send(response);
            case Answer.TooFast(int seconds, String reason) -> {
                count(provider, "too-fast", 1);
                Problem.later(Fault.TOO_MANY_REQUESTS, Duration.ofSeconds(seconds), reason)
                        .send(response);
            }
        }
    }

    /// As plain text: what is repeated came from outside and is never a page.
    private void challenge(String provider, String text, ServerResponse response) {
        count(provider, "verified", 1);
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(text);
    }

    /// Only called for doors that exist, so nobody makes up labels.
    private void count(String provider, String outcome, int count) {
        if (count > 0) {
            meters.counter("querencia.webhooks", "provider", provider, "outcome", outcome)
                    .increment(count);
        }
    }
}
