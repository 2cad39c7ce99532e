package org.querencia.web.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.measure.ChannelNames;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.attribution.ChannelDesk;
import org.querencia.runtime.attribution.SeenChannel;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/channels`: what else channels are called, so that what was spent on one meets what it
/// brought. `/api/seen-channels`: under which names people came; apart, since a channel may have
/// any name.
final class ChannelsApi {

    private final AttributionDesk desk;
    private final IdentityDecisions decisions;

    ChannelsApi(ApiServices services) {
        this.desk = services.attribution();
        this.decisions = services.decisions();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/channels", this::list),
                Route.post("/api/channels", this::count),
                Route.get("/api/seen-channels", this::seen),
                Route.put("/api/channels/{channel}", this::put),
                Route.delete("/api/channels/{channel}", this::delete));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor");
        return Page.cut(
                call,
                "channels",
                List.copyOf(desk.names().all().entrySet()),
                Map.Entry::getKey,
                entry -> channel(entry.getKey(), entry.getValue()));
    }

    /// A name and what it counts as from now on, as `{"name": "fb", "channel": "meta"}`.
    private Reply count(Call call) {
        Fields body = call.only().body();
        String name = Call.required(body, "name", "a name of a channel");
        String channel = Call.required(body, "channel", "what it counts as");
        return switch (new ChannelDesk(decisions, desk::names)
                .count(DecisionsApi.author(call), name, channel)) {
            case ChannelDesk.Answer.Done(String counts, boolean _) ->
                    Reply.ok(
                            Json.object()
                                    .put("name", ChannelNames.plain(name))
                                    .put("channel", counts)
                                    .build());
            case ChannelDesk.Answer.Refused(String why) ->
                    throw Problem.of(Fault.INVALID_FIELD, why + ".").exception();
        };
    }

    /// Names that came in the period, and those somebody explained.
    private Reply seen(Call call) {
        call.only("from", "to", "limit", "cursor");
        Period period = FiguresApi.period(call);
        return Page.cut(
                call,
                "channels-seen-" + period,
                desk.seen(period),
                SeenChannel::name,
                ChannelsApi::render);
    }

    private static Fields render(SeenChannel one) {
        return Json.object()
                .put("name", one.name())
                .put("channel", one.channel())
                .put("touches", one.touches())
                .put("spend", MeasureJson.number(one.spend()))
                .build();
    }

    /// The other names, as `{"names": ["facebook", "fb"]}`.
    private Reply put(Call call) {
        String channel = named(call.only());
        List<String> names = ChannelNames.read(String.join("\n", told(call.body())), channel);
        ChannelNames known = desk.names();
        if (names.isEmpty()
                || names.size() > ChannelNames.NAMES_MAX
                || names.stream().anyMatch(name -> name.length() > ChannelNames.LENGTH_MAX)) {
            throw Problem.of(
                            Fault.INVALID_FIELD,
                            "names: expected 1 to %d other names of at most %d characters."
                                    .formatted(ChannelNames.NAMES_MAX, ChannelNames.LENGTH_MAX))
                    .exception();
        }
        if (!known.all().containsKey(channel) && known.all().size() >= ChannelNames.CHANNELS_MAX) {
            throw Problem.of(
                            Fault.INVALID_FIELD,
                            "channel: there would be more than %d channels with other names."
                                    .formatted(ChannelNames.CHANNELS_MAX))
                    .exception();
        }
        defined(call, channel, String.join("\n", names));
        return Reply.ok(channel(channel, names));
    }

    private Reply delete(Call call) {
        String channel = named(call.only());
        if (!desk.names().all().containsKey(channel)) {
            throw Call.notFound("Nothing is said of a channel '%s'.".formatted(channel));
        }
        defined(call, channel, "");
        return Reply.ok(Json.object().put("channel", channel).put("deleted", true).build());
    }

    private static String named(Call call) {
        String channel = ChannelNames.plain(call.path("channel"));
        if (channel.isEmpty() || channel.length() > ChannelNames.LENGTH_MAX) {
            throw Problem.of(
                            Fault.INVALID_FIELD,
                            "channel: expected 1 to %d characters."
                                    .formatted(ChannelNames.LENGTH_MAX))
                    .exception();
        }
        return channel;
    }

    private static List<String> told(Fields body) {
        return body
                .get("names")
                .filter(Value.Items.class::isInstance)
                .map(Value.Items.class::cast)
                .stream()
                .flatMap(items -> items.items().stream())
                .flatMap(value ->
                        value instanceof Value.Text(String text)
                                ? Stream.of(text)
                                : Stream.<String>empty())
                .toList();
    }

    private void defined(Call call, String channel, String content) {
        Outcome outcome =
                decisions.define(DecisionsApi.author(call), ChannelNames.KIND, channel, content);
        if (outcome instanceof Outcome.Refused refused) {
            throw Problem.of(Fault.INVALID_FIELD, refused.message()).exception();
        }
    }

    private static Fields channel(String channel, List<String> names) {
        return Json.object().put("channel", channel).put("names", Json.texts(names)).build();
    }
}
