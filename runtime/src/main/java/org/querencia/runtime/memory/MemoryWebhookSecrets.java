package org.querencia.runtime.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.webhook.Provider;
import org.querencia.runtime.webhook.WebhookSecret;
import org.querencia.runtime.webhook.WebhookSecrets;

/// Secrets of webhooks in memory.
public final class MemoryWebhookSecrets implements WebhookSecrets {

    private final List<WebhookSecret> secrets = new ArrayList<>();

    @Override
    public synchronized List<WebhookSecret> of(SourceKey source) {
        return secrets.stream()
                .filter(secret -> secret.source().equals(source))
                .sorted(Comparator.comparing(WebhookSecret::provider))
                .toList();
    }

    @Override
    public synchronized Optional<WebhookSecret> find(SourceKey source, Provider provider) {
        return of(source).stream().filter(secret -> secret.provider() == provider).findFirst();
    }

    @Override
    public synchronized void save(WebhookSecret secret) {
        delete(secret.source(), secret.provider());
        secrets.add(secret);
    }

    @Override
    public synchronized void delete(SourceKey source, Provider provider) {
        secrets.removeIf(secret -> secret.source().equals(source) && secret.provider() == provider);
    }
}
