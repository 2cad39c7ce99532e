package org.querencia.runtime.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whose webhooks are understood. Each signs in its own way.
public enum Provider {
    SHOPIFY,
    WOOCOMMERCE,
    /// WhatsApp, Instagram, Messenger and lead ads: one app, one secret, told apart by what is
    /// sent.
    META;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// As it stands in addresses and is stored.
    public String word() {
        return word;
    }

    public static Optional<Provider> of(String word) {
        return Arrays.stream(values()).filter(provider -> provider.word.equals(word)).findFirst();
    }
}
