package org.querencia.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Passage;
import org.querencia.core.stage.Place;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.core.stage.StageModel.State;
import org.querencia.runtime.stage.StageDefinitions;
import org.querencia.runtime.stage.StageDesk;
import org.querencia.runtime.stage.StageDesk.Answer;
import org.querencia.runtime.stage.StageFiles;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Passages.Placed;
import org.querencia.runtime.view.ProfileView;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/stages`: the models of stages, who stands where, and of a person where they stand and how
/// they passed.
final class StagesApi {
    private static final String LIST = "stages";
    private static final String FILES = "/api/stage-files";
    private static final int HISTORY_MAX = 500;

    /// What is answered beside the model itself.
    private static final List<String> ANSWERED = List.of("key", "sizes", "outside");

    private final ApiServices services;
    private final StageDesk desk;
    private final Passages passages;

    StagesApi(ApiServices services) {
        this.services = services;
        this.desk = services.stages().desk();
        this.passages = services.stages().passages();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/stages", this::list),
                Route.get(FILES, this::write),
                Route.post(FILES, this::take),
                Route.get("/api/stages/{model}", this::show),
                Route.put("/api/stages/{model}", this::define),
                Route.delete("/api/stages/{model}", this::delete),
                Route.get("/api/stages/{model}/people", this::people),
                Route.get("/api/profiles/{id}/stages", this::ofPerson),
                Route.get("/api/profiles/{id}/passages", this::history));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor");
        return Page.cut(call, LIST, desk.all(), StageModel::key, this::render);
    }

    private Reply show(Call call) {
        return Reply.ok(render(known(call.only(), desk)));
    }

    /// Takes the whole model, in the form it is answered; sizes and the version are not looked at.
    private Reply define(Call call) {
        call.only().caller().requireAdministrator();
        StageModel model = read(call.path("model"), call.body());
        return Reply.ok(render(written(call, model)));
    }

    /// All models as YAML, shipped ones among them.
    private Reply write(Call call) {
        call.only();
        String yaml = services.segments().stageFiles().write(desk.all());
        return new Reply.Stream(
                "application/yaml; charset=utf-8",
                "stages.yaml",
                out -> out.write(Call.utf8(yaml)));
    }

    private Reply take(Call call) {
        call.only().caller().requireAdministrator();
        try {
            StageFiles.Taken taken =
                    services.segments()
                            .stageFiles()
                            .take(
                                    desk,
                                    DecisionsApi.author(call),
                                    Call.required(call.body(), "yaml", "the text of a file"));
            return Reply.ok(
                    Json.object()
                            .put("changed", taken.changed().size())
                            .put("same", taken.same())
                            .put(
                                    "models",
                                    Json.texts(
                                            taken.changed().stream().map(StageModel::key).toList()))
                            .build());
        } catch (IllegalArgumentException wrong) {
            throw Call.badField("yaml", String.valueOf(wrong.getMessage()));
        }
    }

    private Reply delete(Call call) {
        call.only().caller().requireAdministrator();
        StageModel model = known(call, desk);
        written(
                call,
                new StageModel(
                        model.key(),
                        model.name(),
                        model.stages(),
                        model.closes(),
                        State.DELETED,
                        model.version()));
        return Reply.ok(Json.object().put("key", model.key()).put("deleted", true).build());
    }

    /// Of a stage; of none are those who were in one.
    private Reply people(Call call) {
        int limit = call.only("stage", "limit", "cursor").limit();
        StageModel model = known(call, desk);
        Optional<String> stage = call.query("stage").map(key -> stage(model, "stage", key).key());
        String name = "people " + model.key() + " " + stage.orElse("");
        return Page.of(
                name,
                passages.people(
                        model.key(),
                        stage,
                        call.cursor(name, text -> new ProfileId(UUID.fromString(text))),
                        limit + 1),
                limit,
                placed -> placed.person().toString(),
                this::placed);
    }

    private Reply ofPerson(Call call) {
        ProfileView person = person(call.only("limit", "cursor"));
        return Page.cut(
                call,
                LIST + " of " + person.id(),
                List.copyOf(passages.of(person.id()).entrySet()),
                Map.Entry::getKey,
                entry -> place(entry.getValue()).put("model", entry.getKey()).build());
    }

    /// The latest first.
    private Reply history(Call call) {
        ProfileView person = person(call.only("limit", "cursor"));
        return Page.cut(
                call,
                "passages of " + person.id(),
                services.stages().history(person.id(), HISTORY_MAX),
                row -> Long.toString(row.number()),
                row -> passage(row.passage()));
    }

    static StageModel known(Call call, StageDesk desk) {
        String key = call.path("model");
        return desk.find(key)
                .orElseThrow(
                        () -> Call.notFound("No model of stages has the key '%s'.".formatted(key)));
    }

    /// A stage that the caller named.
    static Stage stage(StageModel model, String parameter, String key) {
        return model.stage(key)
                .orElseThrow(() ->
                        Call.bad(
                                parameter,
                                "'%s': expected one of %s"
                                        .formatted(
                                                key,
                                                String.join(
                                                        ", ",
                                                        model.stages().stream()
                                                                .map(Stage::key)
                                                                .toList()))));
    }

    static Fields passage(Passage passage) {
        return Json.object()
                .put("model", passage.model())
                .put("profile", passage.occasion().profile().toString())
                .put("from", passage.from())
                .put("to", passage.to())
                .put("at", passage.at())
                .put("turn", passage.turn())
                .put("stayedSeconds", passage.stayed().toSeconds())
                .put("cause", Render.word(passage.occasion().cause()))
                .put("version", passage.version())
                .build();
    }

    private StageModel written(Call call, StageModel next) {
        return switch (desk.write(DecisionsApi.author(call), List.of(next))) {
            case Answer.Done done -> done.models().getFirst();
            case Answer.Refused(String why) ->
                    throw Problem.of(Fault.INVALID_FIELD, why + ".").exception();
        };
    }

    private static StageModel read(String key, Fields body) {
        try {
            Map<String, Value> told = new LinkedHashMap<>(body.values());
            told.keySet().removeAll(ANSWERED);
            return StageDefinitions.read(key, new Fields(told));
        } catch (IllegalArgumentException wrong) {
            throw Problem.of(Fault.INVALID_FIELD, wrong.getMessage() + ".").exception();
        }
    }

    private ProfileView person(Call call) {
        ProfileId id = Identifiers.ofPath(call);
        return services.views().view(id).orElseThrow(() -> Identifiers.unknown(id.toString()));
    }

    private Fields render(StageModel model) {
        Map<String, Long> sizes = passages.sizes(model.key());
        Json.ObjectBuilder sized = Json.object();
        model.stages()
                .forEach(stage -> sized.put(stage.key(), sizes.getOrDefault(stage.key(), 0L)));
        Fields definition = StageDefinitions.value(model);
        Json.ObjectBuilder rendered = Json.object().put("key", model.key());
        definition.values().forEach(rendered::put);
        return rendered.put("sizes", sized.build())
                .put("outside", sizes.getOrDefault("", 0L))
                .build();
    }

    private Fields placed(Placed placed) {
        return place(placed.place())
                .put("profile", placed.person().toString())
                .put("name", SegmentsApi.name(services.views(), placed.person()))
                .build();
    }

    private static Json.ObjectBuilder place(Place place) {
        return Json.object()
                .put("stage", place.stage())
                .put("since", place.since())
                .put("turn", place.turn())
                .put("turnSince", place.turned())
                .put("version", place.version());
    }
}
