package org.querencia.web.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.LogEntry;
import org.querencia.web.http.Json;

/// What keeps the house: export of every event, back-up, and the live feed.
final class OperateApi {
    private static final int BATCH = 1_000;

    private final ApiServices services;
    private final EventFeed feed;

    OperateApi(ApiServices services) {
        this.services = services;
        this.feed = new EventFeed(services.liveFeed());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/export/events", this::export),
                Route.post("/api/backup", this::backup),
                Route.get("/api/live", call -> new Reply.Live(feed::speak)));
    }

    /// Every collected event as JSON Lines, oldest first, up to the one that was last when the
    /// export began; `after` continues a former one.
    private Reply export(Call call) {
        call.only("after").caller().requireAdministrator();
        Position after = call.query("after").map(OperateApi::position).orElse(Position.START);
        Position head = services.log().head();
        return new Reply.Stream(
                "application/jsonl", "events.jsonl", out -> export(after, head, out));
    }

    private void export(Position after, Position head, OutputStream out) throws IOException {
        Position done = after;
        while (head.isAfter(done)) {
            List<LogEntry> entries = services.log().read(done, BATCH);
            if (entries.isEmpty()) {
                return;
            }
            for (LogEntry entry : entries) {
                if (entry.position().isAfter(head)) {
                    return;
                }
                if (FactCodec.read(entry).fact() instanceof Event event) {
                    out.write(Json.bytes(Render.event(new Logged<>(entry.position(), event))));
                    out.write('\n');
                }
            }
            done = entries.getLast().position();
        }
    }

    private static Position position(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Call.bad("after", "'%s': expected the position of an event".formatted(text));
        }
        return new Position(Long.parseLong(text));
    }

    private Reply backup(Call call) {
        call.only().caller().requireAdministrator();
        return new Reply.Stream(
                "application/octet-stream",
                "querencia.backup",
                out -> services.backups().write(out));
    }
}
