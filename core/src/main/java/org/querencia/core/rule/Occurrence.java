package org.querencia.core.rule;

import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// What a filter sees of an event.
record Occurrence(Fields properties, Fields context) {

    /// For rules, which see no event.
    static final Occurrence NONE = new Occurrence(Fields.NONE, Fields.NONE);

    static Occurrence of(Event event) {
        return new Occurrence(event.properties(), event.context());
    }

    Optional<Value> property(String name) {
        return properties.get(name);
    }

    /// As a text, whatever it was told as: the warehouse has it in a column of texts.
    Optional<Value> campaign(String name) {
        return context.fields("campaign").text(name).map(Value::of);
    }
}
