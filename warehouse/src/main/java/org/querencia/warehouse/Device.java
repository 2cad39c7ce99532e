package org.querencia.warehouse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.event.Value.Fields;

/// Which kind of device an event came from: `desktop`, `mobile`, `tablet`, or what the sender calls
/// it.
final class Device {

    private static final int LENGTH_MAX = 40;
    private static final List<String> TABLETS = List.of("iPad", "Tablet", "PlayBook", "Silk/");

    private Device() {}

    /// From the context of an event: `device.type`, else what the browser says of itself. Android
    /// tablets say Android without Mobile.
    static Optional<String> of(Fields context) {
        Optional<String> told = context.fields("device").text("type");
        if (told.isPresent()) {
            String type = told.get().toLowerCase(Locale.ROOT);
            return Optional.of(type.substring(0, Math.min(LENGTH_MAX, type.length())));
        }
        return context.text("userAgent").map(Device::fromUserAgent);
    }

    private static String fromUserAgent(String agent) {
        for (String tablet : TABLETS) {
            if (agent.contains(tablet)) {
                return "tablet";
            }
        }
        if (agent.contains("Android") && !agent.contains("Mobile")) {
            return "tablet";
        }
        return agent.contains("Mobi") ? "mobile" : "desktop";
    }
}
