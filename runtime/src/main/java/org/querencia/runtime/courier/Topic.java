package org.querencia.runtime.courier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an endpoint can hear of.
public enum Topic {
    /// Who enters and leaves segments.
    SEGMENTS,
    /// Who passes from stage to stage.
    STAGES,
    /// What sensors and plans raise, and that it is over.
    ALARMS;

    /// As programs and people write it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Topic> of(String text) {
        return Arrays.stream(values()).filter(topic -> topic.text().equals(text)).findFirst();
    }
}
