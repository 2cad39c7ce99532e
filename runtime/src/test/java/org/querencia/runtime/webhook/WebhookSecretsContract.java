package org.querencia.runtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;

/// What every store of webhooks' secrets must do.
public abstract class WebhookSecretsContract {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");
    private static final SourceKey SHOP = new SourceKey("shop");

    /// Stores with nothing in them; those opened before are gone.
    public record Stores(Sources sources, WebhookSecrets secrets) {}

    protected abstract Stores empty();

    @Test
    void a_secret_is_kept_changed_and_found_by_source_and_provider() {
        WebhookSecrets secrets = withShop().secrets();
        secrets.save(secret(Provider.META, "former", Optional.empty()));
        secrets.save(secret(Provider.SHOPIFY, "s1", Optional.empty()));

        WebhookSecret changed = secret(Provider.META, "s2", Optional.of("a word"));
        secrets.save(changed);

        assertThat(secrets.find(SHOP, Provider.META)).contains(changed);
        assertThat(secrets.find(SHOP, Provider.WOOCOMMERCE)).isEmpty();
        assertThat(secrets.find(new SourceKey("other"), Provider.META)).isEmpty();
        assertThat(secrets.of(SHOP))
                .isEqualTo(List.of(secret(Provider.SHOPIFY, "s1", Optional.empty()), changed));
    }

    @Test
    void a_deleted_secret_is_gone_and_the_others_stay() {
        WebhookSecrets secrets = withShop().secrets();
        secrets.save(secret(Provider.META, "s", Optional.empty()));
        secrets.save(secret(Provider.SHOPIFY, "s", Optional.empty()));

        secrets.delete(SHOP, Provider.META);
        secrets.delete(SHOP, Provider.WOOCOMMERCE);

        assertThat(secrets.of(SHOP))
                .isEqualTo(List.of(secret(Provider.SHOPIFY, "s", Optional.empty())));
    }

    @Test
    void only_the_word_that_was_set_verifies() {
        assertThat(secret(Provider.META, "s", Optional.of("a word")).verifies("a word")).isTrue();
        assertThat(secret(Provider.META, "s", Optional.of("a word")).verifies("a Word")).isFalse();
        assertThat(secret(Provider.META, "s", Optional.empty()).verifies("")).isFalse();
    }

    @Test
    void a_secret_is_not_printed() {
        assertThat(secret(Provider.META, "hush", Optional.of("word")))
                .hasToString("WebhookSecret[shop, meta]");
    }

    private Stores withShop() {
        Stores stores = empty();
        stores.sources()
                .save(
                        new Source(
                                SHOP,
                                "Shop",
                                Trust.SECRET,
                                true,
                                100,
                                "order",
                                List.of(),
                                100,
                                "",
                                false));
        return stores;
    }

    private static WebhookSecret secret(Provider provider, String signing, Optional<String> word) {
        return WebhookSecret.of(SHOP, provider, signing, word, NOON);
    }
}
