package org.querencia.app.crash;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.querencia.app.load.Traffic;

/// What one sender tells: shop traffic, and whatever else makes work for a server. Companies,
/// refunds, e-mails that several people use, and events that must be refused.
///
/// The same seed tells the same. Not thread-safe.
final class Story {

    private static final int PEOPLE = 40;
    private static final int COMPANIES = 5;
    private static final int SHARED_EMAILS = 12;

    private final String run;
    private final SplittableRandom random;
    private final Traffic traffic;
    private final List<String> ids = new ArrayList<>();
    private long made;

    /// @param run makes messageIds and people unlike any other sender's
    Story(String run, long seed) {
        this.run = run;
        this.random = new SplittableRandom(seed);
        this.traffic = new Traffic(run + "t", seed, PEOPLE);
    }

    /// The body of a batch call.
    byte[] batch(int size, Instant now) {
        ids.clear();
        StringBuilder json = new StringBuilder(size * 640).append("{\"batch\":[");
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                json.append(',');
            }
            event(json, now);
        }
        return json.append("],\"sentAt\":\"")
                .append(now)
                .append("\"}")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The messageIds of the last batch, in its order.
    List<String> ids() {
        return List.copyOf(ids);
    }

    private void event(StringBuilder json, Instant now) {
        int kind = random.nextInt(100);
        if (kind < 74) {
            traffic.event(json, now);
            ids.add(traffic.messageId(traffic.made()));
            return;
        }
        String id = run + "-" + ++made;
        ids.add(id);
        json.append("{\"messageId\":\"%s\",\"timestamp\":\"%s\",".formatted(id, now));
        if (kind < 80) {
            json.append(company());
        } else if (kind < 86) {
            json.append(sharedEmail());
        } else if (kind < 92) {
            json.append(order("Order Completed"));
        } else if (kind < 96) {
            json.append(order("Order Refunded"));
        } else {
            json.append(wrong(kind));
        }
        json.append('}');
    }

    private String company() {
        int number = random.nextInt(COMPANIES);
        return "\"type\":\"group\",\"userId\":\"%s\",\"groupId\":\"empresa-%d\",\"traits\":{\"name\":\"Empresa %d\",\"employees\":%d}"
                .formatted(user(), number, number, random.nextInt(500));
    }

    private String sharedEmail() {
        return "\"type\":\"identify\",\"userId\":\"%s\",\"traits\":{\"email\":\"comun%d@example.co\",\"name\":\"Persona %d\"}"
                .formatted(user(), random.nextInt(SHARED_EMAILS), random.nextInt(PEOPLE));
    }

    private String order(String name) {
        return "\"type\":\"track\",\"event\":\"%s\",\"userId\":\"%s\",\"properties\":{\"order_id\":\"%s-o%d\",\"total\":%d,\"currency\":\"COP\"}"
                .formatted(
                        name, user(), run, random.nextInt(200), 1_000 * (1 + random.nextInt(90)));
    }

    private String wrong(int kind) {
        return switch (kind % 4) {
            case 0 -> "\"type\":\"track\",\"userId\":\"%s\"".formatted(user());
            case 1 -> "\"type\":\"wish\",\"userId\":\"%s\"".formatted(user());
            case 2 -> "\"type\":\"track\",\"event\":\"Nobody did it\"";
            default -> "\"type\":\"group\",\"userId\":\"%s\"".formatted(user());
        };
    }

    private String user() {
        return "%st-u%d".formatted(run, random.nextInt(PEOPLE));
    }
}
