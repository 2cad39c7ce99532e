package org.querencia.app.crash;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one sender was told of each message it sent, by messageId. Belongs to the sender's thread
/// until that has ended.
final class Ledger {

    /// What a sender knows of a message.
    sealed interface Told {

        /// Answered with 200 and not listed as refused.
        record Stored() implements Told {}

        /// Answered with 200 and listed as refused.
        record Refused(String code) implements Told {}

        /// Never answered with 200: the sender gave up.
        record Nothing() implements Told {}
    }

    private final Map<String, Told> told = new LinkedHashMap<>();

    void write(String messageId, Told what) {
        told.put(messageId, what);
    }

    void addAll(Ledger other) {
        told.putAll(other.told);
    }

    Map<String, Told> told() {
        return told;
    }

    long count(Class<? extends Told> kind) {
        return told.values().stream().filter(kind::isInstance).count();
    }
}
