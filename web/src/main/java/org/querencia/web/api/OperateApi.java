package org.querencia.web.api;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.operate.Positions;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// What keeps the house: export of every event, back-up, and the live feed.
final class OperateApi {
    private static final int BATCH = 1_000;
    private static final String JSON_LINES = "application/jsonl";

    private final ApiServices services;
    private final EventFeed feed;

    OperateApi(ApiServices services) {
        this.services = services;
        this.feed = new EventFeed(services.liveFeed());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/export/events", this::exportEvents),
                Route.get("/api/export/profiles", this::exportProfiles),
                Route.post("/api/backup", this::backup),
                Route.get("/api/progress", this::progress),
                Route.get("/api/live", call -> new Reply.Live(feed::speak)));
    }

    /// Every collected event as JSON Lines, oldest first, up to the one that was last when the
    /// export began; `after` continues a former one.
    private Reply exportEvents(Call call) {
        call.only("after").caller().requireAdministrator();
        Position after = call.query("after").map(OperateApi::position).orElse(Position.START);
        Position head = services.log().head();
        return new Reply.Stream(JSON_LINES, "events.jsonl", out -> exportEvents(after, head, out));
    }

    private void exportEvents(Position after, Position head, OutputStream out) throws IOException {
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

    /// Every person who left more than an anonymous trace, whole, as JSON Lines, newest first.
    private Reply exportProfiles(Call call) {
        call.only().caller().requireAdministrator();
        return new Reply.Stream(JSON_LINES, "profiles.jsonl", this::exportProfiles);
    }

    private void exportProfiles(OutputStream out) throws IOException {
        ProfileViews views = services.views();
        List<PersonRow> rows = views.list(Optional.empty(), Call.LIMIT_MAX);
        while (!rows.isEmpty()) {
            for (PersonRow row : rows) {
                Optional<ProfileView> view = views.view(row.id());
                if (view.isPresent()) {
                    out.write(Json.bytes(ProfileRender.whole(view.get(), row.id())));
                    out.write('\n');
                }
            }
            rows = views.list(Optional.of(rows.getLast().first()), Call.LIMIT_MAX);
        }
    }

    private static Position position(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Call.bad("after", "'%s': expected the position of an event".formatted(text));
        }
        return new Position(Long.parseLong(text));
    }

    private Reply progress(Call call) {
        call.only();
        Positions now = services.positions().get();
        return Reply.ok(
                Json.object()
                        .put("head", now.head())
                        .put("profiles", now.profiles())
                        .put("warehouse", now.warehouse())
                        .build());
    }

    private Reply backup(Call call) {
        call.only().caller().requireAdministrator();
        return new Reply.Stream("application/zip", "querencia-backup.zip", this::backup);
    }

    private void backup(OutputStream out) throws IOException {
        try {
            services.backups().write(out);
        } catch (IllegalStateException busy) {
            throw Problem.later(
                            Fault.CONFLICT,
                            Duration.ofMinutes(1),
                            "A back-up is being written already; wait until it is done.")
                    .exception();
        }
    }
}
