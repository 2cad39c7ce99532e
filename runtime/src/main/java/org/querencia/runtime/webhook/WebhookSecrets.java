package org.querencia.runtime.webhook;

import java.util.List;
import java.util.Optional;
import org.querencia.core.event.SourceKey;

/// The secrets of all sources' webhooks; looked up from memory. Safe from any thread.
public interface WebhookSecrets {

    /// Of one source, in order of their provider.
    List<WebhookSecret> of(SourceKey source);

    Optional<WebhookSecret> find(SourceKey source, Provider provider);

    /// Sets or changes the secret of a source that exists.
    void save(WebhookSecret secret);

    /// Closes the door; nothing happens where there was none.
    void delete(SourceKey source, Provider provider);
}
