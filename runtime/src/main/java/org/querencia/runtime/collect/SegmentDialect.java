package org.querencia.runtime.collect;

import tools.jackson.core.JsonToken;

/// Segment's words, which are ours. Also those of RudderStack and Jitsu. Straight from the parser
/// into the draft: this is the hot path.
final class SegmentDialect implements Dialect {

    @Override
    public String list() {
        return "batch";
    }

    @Override
    public void batchField(String name, JsonToken token, Draft batch, ValueReader values) {
        field(name, token, batch, values);
    }

    @Override
    public void event(Draft draft, ValueReader values) {
        for (String name = values.nextName(); !name.isEmpty(); name = values.nextName()) {
            field(name, values.nextToken(), draft, values);
        }
    }

    private static void field(String name, JsonToken token, Draft draft, ValueReader values) {
        switch (name) {
            case "type" -> draft.type = values.text(name, token);
            case "event" -> draft.event = values.text(name, token);
            case "name" -> draft.name = values.text(name, token);
            case "messageId" -> draft.messageId = values.text(name, token);
            case "userId" -> draft.userId = values.text(name, token);
            case "anonymousId" -> draft.anonymousId = values.text(name, token);
            case "previousId" -> draft.previousId = values.text(name, token);
            case "groupId" -> draft.groupId = values.text(name, token);
            case "timestamp" -> draft.timestamp = values.text(name, token);
            case "originalTimestamp" -> draft.originalTimestamp = values.text(name, token);
            case "sentAt" -> draft.sentAt = values.text(name, token);
            case "writeKey" -> draft.writeKey = values.text(name, token);
            // Said twice, as when a refused event is kept with what its batch said: both count.
            case "context" -> draft.context = draft.context.merge(values.object(name, token, 2));
            case "traits" -> draft.traits = draft.traits.merge(values.object(name, token, 2));
            case "properties" ->
                    draft.properties = draft.properties.merge(values.object(name, token, 2));
            case "integrations" ->
                    draft.integrations = draft.integrations.merge(values.object(name, token, 2));
            case "category" -> draft.category = values.text(name, token);
            default -> values.skip();
        }
    }
}
