package org.querencia.web.api;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Flag;
import org.querencia.core.event.Value.Num;
import org.querencia.runtime.linkage.LinkageDesk;
import org.querencia.runtime.linkage.LinkageSettings;
import org.querencia.runtime.linkage.LinkageSettings.Mode;
import org.querencia.runtime.linkage.LinkageStatus;
import org.querencia.runtime.linkage.Trained;
import org.querencia.science.linkage.Kept;
import org.querencia.web.http.Json;

/// `/api/linkage`: what is done with people who are alike though no identifier joins them.
final class LinkageApi {

    private static final MathContext DIGITS = new MathContext(4);

    private final LinkageDesk desk;

    LinkageApi(ApiServices services) {
        this.desk = services.linkage();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/linkage", this::show),
                Route.put("/api/linkage", this::set),
                Route.post("/api/linkage/train", this::train));
    }

    private Reply show(Call call) {
        call.only();
        return shown();
    }

    private Reply shown() {
        return Reply.ok(render(desk.status()));
    }

    /// What is not said stays as it is.
    private Reply set(Call call) {
        call.only().caller().requireAdministrator();
        LinkageSettings now = desk.settings();
        Fields body = call.body();
        try {
            desk.set(
                    new LinkageSettings(
                            mode(body).orElse(now.mode()),
                            number(body, "review").orElse(now.review()),
                            number(body, "link").orElse(now.link()),
                            flag(body).orElse(now.withPublic())));
        } catch (IllegalArgumentException wrong) {
            throw Call.badField("link", String.valueOf(wrong.getMessage()));
        }
        return shown();
    }

    private Reply train(Call call) {
        call.only().caller().requireAdministrator();
        if (desk.settings().mode() == Mode.OFF) {
            throw Call.badField("mode", "linkage is off; nothing learns while it is");
        }
        desk.train();
        return shown();
    }

    private static Optional<Mode> mode(Fields body) {
        return body.text("mode")
                .map(word -> {
                    for (Mode mode : Mode.values()) {
                        if (Render.word(mode).equals(word)) {
                            return mode;
                        }
                    }
                    throw Call.badField(
                            "mode",
                            "'%s': expected one of %s"
                                    .formatted(
                                            word,
                                            String.join(
                                                    ", ",
                                                    List.of(Mode.values()).stream()
                                                            .map(Render::word)
                                                            .toList())));
                });
    }

    private static Optional<Double> number(Fields body, String name) {
        return Optional.ofNullable(body.values().get(name))
                .map(value -> {
                    if (value instanceof Num(BigDecimal number)) {
                        return number.doubleValue();
                    }
                    throw Call.badField(name, "expected a probability such as 0.95");
                });
    }

    private static Optional<Boolean> flag(Fields body) {
        return Optional.ofNullable(body.values().get("withPublic"))
                .map(value -> {
                    if (value instanceof Flag(boolean flag)) {
                        return flag;
                    }
                    throw Call.badField("withPublic", "expected true or false");
                });
    }

    private static Fields render(LinkageStatus status) {
        LinkageSettings settings = status.settings();
        var shown =
                Json.object()
                        .put("mode", Render.word(settings.mode()))
                        .put("review", number(settings.review()))
                        .put("link", number(settings.link()))
                        .put("withPublic", settings.withPublic())
                        .put("phase", Render.word(status.phase()).replace('_', '-'))
                        .put("linked", status.linked())
                        .put("proposed", status.proposed())
                        .put("behind", status.behind())
                        .put("indexed", status.indexed())
                        .put("indexBytes", status.indexBytes());
        status.trained().ifPresent(model -> shown.put("model", model(model, status)));
        return shown.build();
    }

    private static Fields model(Trained model, LinkageStatus status) {
        TreeSet<Double> thresholds = new TreeSet<>(List.of(0.5, 0.8, 0.9, 0.95, 0.99, 0.999));
        thresholds.add(status.settings().review());
        thresholds.add(status.settings().link());
        return Json.object()
                .put("name", model.name())
                .put("trainedAt", model.at())
                .put("people", model.people())
                .put("compared", model.kept().records())
                .put("labels", model.labels())
                .put("fields", new Value.Items(fields(model.kept())))
                .put(
                        "consequences",
                        new Value.Items(
                                thresholds.stream()
                                        .map(from -> consequence(model.kept(), from))
                                        .toList()))
                .build();
    }

    private static List<Value> fields(Kept kept) {
        return kept.fields().stream()
                .<Value>map(field ->
                        Json.object()
                                .put("name", field.name())
                                .put("kind", field.kind().name().toLowerCase(Locale.ROOT))
                                .put("same", number(field.weights().getFirst()))
                                .put("different", number(field.weights().getLast()))
                                .build())
                .toList();
    }

    private static Value consequence(Kept kept, double from) {
        Kept.Consequence brings = kept.from(from);
        return Json.object()
                .put("from", number(from))
                .put("pairs", brings.pairs())
                .put("wrongPerThousand", number(brings.wrong() * 1000))
                .put("judged", brings.decided())
                .put("judgedApart", brings.refused())
                .build();
    }

    private static Value number(double number) {
        return new Num(BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros());
    }
}
