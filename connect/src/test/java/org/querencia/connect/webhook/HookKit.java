package org.querencia.connect.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.collect.CollectKit;
import org.querencia.runtime.collect.RecordingIngest;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryRefusedEvents;
import org.querencia.runtime.memory.MemoryWebhookSecrets;
import org.querencia.runtime.webhook.Provider;
import org.querencia.runtime.webhook.WebhookSecret;
import org.querencia.runtime.webhook.Webhooks.Answer;
import org.querencia.runtime.webhook.Webhooks.Call;

/// A door over memory for the source `shop`, whose secret is the same for every provider, and the
/// examples that stand in `examples/webhooks`.
final class HookKit {

    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    static final String SECRET = "hush";
    static final String WORD = "a word of mine";

    final MemorySources sources = new MemorySources();
    final MemoryWebhookSecrets secrets = new MemoryWebhookSecrets();
    final MemoryRefusedEvents refused = new MemoryRefusedEvents();
    final RecordingIngest ingest = new RecordingIngest();
    final IdentityRules rules = IdentityRules.defaults(Engine.WORKSPACE);
    final HookDoor door = new HookDoor(sources, secrets, ingest, refused, () -> rules, () -> NOW);

    HookKit() {
        sources.save(CollectKit.source("shop", Trust.PUBLIC));
        for (Provider provider : Provider.values()) {
            secrets.save(
                    WebhookSecret.of(
                            new SourceKey("shop"), provider, SECRET, Optional.of(WORD), NOW));
        }
    }

    /// The events an example makes.
    List<Event> eventsOf(String example) {
        Answer answer = send(example);
        if (answer instanceof Answer.Taken) {
            return ingest.events();
        }
        throw new AssertionError(example + ": " + answer);
    }

    Answer send(String example) {
        return door.receive(signed(example, content(example)));
    }

    /// A body as the example's provider would send it: signed, with the topic its file is named by.
    static Call signed(String example, byte[] body) {
        String provider = example.substring(0, example.indexOf('/'));
        String name = example.substring(provider.length() + 1, example.length() - 5);
        byte[] hmac = Signatures.hmac(SECRET, body);
        Map<String, String> headers = new HashMap<>();
        switch (provider) {
            case "shopify" -> {
                headers.put("x-shopify-topic", name.replaceFirst("-", "/"));
                headers.put("x-shopify-hmac-sha256", Base64.getEncoder().encodeToString(hmac));
            }
            case "woocommerce" -> {
                headers.put("x-wc-webhook-topic", name.replace("unpaid", "created"));
                headers.put("x-wc-webhook-signature", Base64.getEncoder().encodeToString(hmac));
            }
            default ->
                    headers.put("x-hub-signature-256", "sha256=" + HexFormat.of().formatHex(hmac));
        }
        return new Call(provider, "shop", headers, body);
    }

    static Call signed(String example, String body) {
        return signed(example, body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] content(String example) {
        try {
            return Files.readAllBytes(folder().resolve(example));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// All examples, as `provider/name.json`.
    static List<String> examples() {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> folder().relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path folder() {
        Path here = Path.of("").toAbsolutePath();
        Path beside = here.resolve("examples");
        return (Files.exists(beside) ? beside : here.resolveSibling("examples"))
                .resolve("webhooks");
    }
}
