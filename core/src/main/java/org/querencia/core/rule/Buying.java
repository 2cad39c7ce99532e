package org.querencia.core.rule;

import java.util.Optional;

/// What a person bought: parts of a rule that look at orders that count, each once however often it
/// was told.
public sealed interface Buying extends Rule {

    /// Whether an order that counts holds a product (named by its key, id, SKU) or one of that
    /// category.
    record Bought(String what, Window window) implements Buying {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /// How many orders count.
    record Orders(Window window) implements Buying {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /// What was paid for the orders that count, before refunds, in units of a currency: the
    /// workspace's where none is named.
    record Revenue(Optional<String> currency, Window window) implements Buying {
        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }
}
