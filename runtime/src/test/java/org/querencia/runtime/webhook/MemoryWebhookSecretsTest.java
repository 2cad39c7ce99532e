package org.querencia.runtime.webhook;

import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryWebhookSecrets;

class MemoryWebhookSecretsTest extends WebhookSecretsContract {

    @Override
    protected Stores empty() {
        return new Stores(new MemorySources(), new MemoryWebhookSecrets());
    }
}
