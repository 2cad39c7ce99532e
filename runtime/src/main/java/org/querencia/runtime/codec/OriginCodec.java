package org.querencia.runtime.codec;

import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Origin] as fields of the fact it belongs to.
final class OriginCodec {

    private OriginCodec() {}

    static void write(JsonGenerator out, Origin origin) {
        Json.text(out, "source", origin.source().value());
        if (origin.trust() == Trust.SECRET) {
            out.writeBooleanProperty("secret", true);
        }
        if (origin.priority() != Origin.PRIORITY_DEFAULT) {
            out.writeNumberProperty("priority", origin.priority());
        }
        if (!origin.orderNamespace().equals(Origin.NAMESPACE_DEFAULT)) {
            Json.text(out, "orders", origin.orderNamespace());
        }
    }

    /// An origin while it is read.
    static final class Draft {
        private String source = "";
        private Trust trust = Trust.PUBLIC;
        private int priority = Origin.PRIORITY_DEFAULT;
        private String namespace = Origin.NAMESPACE_DEFAULT;

        /// Takes the field if it is the origin's.
        void read(String field, JsonParser in) {
            switch (field) {
                case "source" -> source = in.getString();
                case "secret" -> trust = in.getBooleanValue() ? Trust.SECRET : Trust.PUBLIC;
                case "priority" -> priority = in.getIntValue();
                case "orders" -> namespace = in.getString();
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }

        Origin origin() {
            return new Origin(new SourceKey(source), trust, priority, namespace);
        }
    }
}
