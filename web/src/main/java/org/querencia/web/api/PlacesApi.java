package org.querencia.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.place.NamedPlace;
import org.querencia.runtime.place.PlaceDefinitions;
import org.querencia.runtime.place.PlaceDesk;
import org.querencia.runtime.place.PlaceDesk.Answer;
import org.querencia.runtime.place.PlaceFiles;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// `/api/places`: names for places on the earth, for rules; and the same as YAML, out and in.
final class PlacesApi {
    private static final String LIST = "places";
    private static final String FILES = "/api/place-files";

    private final PlaceDesk desk;
    private final PlaceFiles files;

    PlacesApi(ApiServices services) {
        this.desk = services.segments().places();
        this.files = services.segments().placeFiles();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/places", this::list),
                Route.get("/api/places/{name}", this::show),
                Route.put("/api/places/{name}", this::put),
                Route.delete("/api/places/{name}", this::delete),
                Route.get(FILES, this::write),
                Route.post(FILES, this::take));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor");
        return Page.cut(call, LIST, desk.all(), NamedPlace::name, PlacesApi::render);
    }

    private Reply show(Call call) {
        return Reply.ok(render(known(call.only())));
    }

    private Reply put(Call call) {
        Map<String, Value> body = new LinkedHashMap<>(call.only().body().values());
        body.remove("name");
        body.remove("version");
        NamedPlace place;
        try {
            place = PlaceDefinitions.read(call.path("name"), new Fields(body));
        } catch (IllegalArgumentException wrong) {
            throw refused(String.valueOf(wrong.getMessage()));
        }
        written(call, List.of(place));
        return Reply.ok(render(desk.find(place.name()).orElse(place)));
    }

    /// Refused while rules in force name it.
    private Reply delete(Call call) {
        NamedPlace place = known(call.only());
        written(call, List.of(place.gone()));
        return Reply.ok(Json.object().put("name", place.name()).put("deleted", true).build());
    }

    private Reply write(Call call) {
        call.only();
        String yaml = files.write(desk.all());
        return new Reply.Stream(
                "application/yaml; charset=utf-8",
                "places.yaml",
                out -> out.write(yaml.getBytes(UTF_8)));
    }

    /// All or nothing; those it does not name stay.
    private Reply take(Call call) {
        Fields body = call.only().body();
        List<NamedPlace> places;
        try {
            places = files.read(Call.required(body, "yaml", "the text of a file"));
        } catch (IllegalArgumentException wrong) {
            throw Call.badField("yaml", String.valueOf(wrong.getMessage()));
        }
        List<NamedPlace> changed = written(call, places);
        return Reply.ok(
                Json.object()
                        .put("changed", changed.size())
                        .put("same", places.size() - changed.size())
                        .put("places", Json.items(changed, PlacesApi::render))
                        .build());
    }

    private List<NamedPlace> written(Call call, List<NamedPlace> places) {
        return switch (desk.write(DecisionsApi.author(call), places)) {
            case Answer.Done(List<NamedPlace> changed, boolean _) -> changed;
            case Answer.Refused(String why) -> throw refused(why);
        };
    }

    private NamedPlace known(Call call) {
        String name = call.path("name");
        return desk.find(name)
                .orElseThrow(() -> Call.notFound("There is no place '%s'.".formatted(name)));
    }

    private static ProblemException refused(String why) {
        return Problem.of(Fault.INVALID_FIELD, why + ".").exception();
    }

    private static Fields render(NamedPlace place) {
        Map<String, Value> told = new LinkedHashMap<>();
        told.put("name", Value.of(place.name()));
        told.putAll(PlaceDefinitions.point(place.point()));
        told.put("version", Value.of(place.version()));
        return new Fields(told);
    }
}
