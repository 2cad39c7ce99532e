package org.querencia.runtime.collect;

import java.util.Optional;
import org.querencia.core.event.Value.Fields;

/// An event as a dialect told it, in our words and not yet judged. Filled by one reader, read by
/// [EventMaker]; absent text is empty. Mutable, since it is filled field by field in the hot path.
final class Draft {

    String type = "";
    String writeKey = "";
    String messageId = "";
    String userId = "";
    String anonymousId = "";
    String previousId = "";
    String groupId = "";
    String event = "";
    String name = "";
    String category = "";
    String timestamp = "";
    String originalTimestamp = "";
    String sentAt = "";
    Fields traits = Fields.NONE;
    Fields properties = Fields.NONE;
    Fields context = Fields.NONE;
    Fields integrations = Fields.NONE;

    /// Where it stands in the body, for those that are refused.
    int start;

    int end;

    private Optional<Refusal> refusal = Optional.empty();

    /// Notes why this event cannot be taken; the first reason stays.
    void refuse(RefusalCode code, String reason) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(new Refusal(0, code, reason));
        }
    }

    Optional<Refusal> refusal() {
        return refusal;
    }
}
