package org.querencia.web.api;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.attribution.AttributionDesk.Answer;
import org.querencia.runtime.attribution.AttributionDesk.Asked;
import org.querencia.runtime.attribution.AttributionDesk.Goal;
import org.querencia.runtime.attribution.AttributionDesk.Row;
import org.querencia.runtime.attribution.NamedModel;
import org.querencia.runtime.warehouse.TouchPaths;
import org.querencia.science.attribution.Credit.Ground;
import org.querencia.science.attribution.Model;
import org.querencia.science.attribution.Response;
import org.querencia.science.attribution.UnattributableException;
import org.querencia.web.http.Json;

/// `/api/attribution`: which channels brought the company's own orders, and what they cost.
final class AttributionApi {
    private static final int WINDOW_DAYS = 30;

    private final AttributionDesk desk;
    private final String currency;
    private final InstantSource clock;
    private final ZoneId zone;

    AttributionApi(ApiServices services) {
        this.desk = services.attribution();
        this.clock = services.clock();
        this.zone = services.workspace().zone();
        this.currency = services.workspace().currency().getCurrencyCode();
    }

    List<Route> routes() {
        return List.of(Route.get("/api/attribution", this::answer));
    }

    private Reply answer(Call call) {
        call.only("model", "order", "nulls", "by", "window", "from", "to", "marginal");
        Asked asked = asked(call);
        try {
            Map<String, Response.Said> marginal =
                    call.flag("marginal") ? desk.marginal(asked, thisMonth()) : Map.of();
            return Reply.ok(render(asked, desk.answer(asked), marginal));
        } catch (UnattributableException impossible) {
            throw Call.bad("model", String.valueOf(impossible.getMessage()));
        }
    }

    private static Asked asked(Call call) {
        String name = call.query("model").orElse("markov");
        if (!NamedModel.NAMES.contains(name)) {
            throw Call.bad(
                    "model",
                    "'%s': expected one of %s"
                            .formatted(name, String.join(", ", NamedModel.NAMES)));
        }
        NamedModel.Settings settings =
                new NamedModel.Settings(
                        whole(call, "order", 1, 1, Model.Markov.ORDER_MAX),
                        call.flag("nulls"),
                        Model.Worth.CONVERSIONS,
                        Model.Shapley.USUAL.samples(),
                        Model.Shapley.USUAL.seed(),
                        Model.LastNonDirect.USUAL);
        return new Asked(
                NamedModel.of(name, settings).getFirst(),
                goal(call),
                FiguresApi.period(call),
                whole(call, "window", WINDOW_DAYS, 1, TouchPaths.WINDOW_DAYS_MAX));
    }

    private static Goal goal(Call call) {
        String text = call.query("by").orElse(Goal.ORDERS.text());
        return Arrays.stream(Goal.values())
                .filter(goal -> goal.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        Call.bad(
                                "by",
                                "'%s': expected orders, new_customers, revenue or margin"
                                        .formatted(text)));
    }

    static int whole(Call call, String name, int usual, int least, int most) {
        String text = call.query(name).orElse(Integer.toString(usual));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw bad(name, text, least, most);
        }
        throw bad(name, text, least, most);
    }

    private static RuntimeException bad(String name, String text, int least, int most) {
        return Call.bad(
                name, "'%s': expected a whole number from %d to %d".formatted(text, least, most));
    }

    private LocalDate thisMonth() {
        return LocalDate.ofInstant(clock.instant(), zone).withDayOfMonth(1);
    }

    private Fields render(Asked asked, Answer answer, Map<String, Response.Said> marginal) {
        var object = Json.object().put("model", asked.model().name());
        if (asked.model().model() instanceof Model.Markov(int order, boolean nulls)) {
            object.put("order", order).put("nulls", nulls);
        }
        if (!answer.elsewhere().isEmpty()) {
            object.put("elsewhere", Json.items(answer.elsewhere(), MeasureJson::elsewhere));
        }
        return object.put("by", asked.goal().text())
                .put("window", asked.windowDays())
                .put("currency", currency)
                .put("conversions", number(answer.conversions()))
                .put("value", number(answer.value()))
                .put("rows", Json.items(answer.rows(), row -> row(row, marginal)))
                .build();
    }

    private static Fields row(Row row, Map<String, Response.Said> marginal) {
        var object =
                Json.object()
                        .put("channel", row.credit().channel())
                        .put("conversions", number(row.credit().conversions()))
                        .put("value", number(row.credit().value()))
                        .put("share", number(row.share()));
        if (row.credit().ground() instanceof Ground.Removal(double effect, double ofValue)) {
            object.put("removal_effect", number(effect))
                    .put("removal_effect_value", number(ofValue));
        }
        object.put("spend", number(row.spend()))
                .put("cost_per_conversion", number(row.costPerConversion()))
                .put("roas", number(row.returned()));
        Optional.ofNullable(marginal.get(row.credit().channel().toLowerCase(Locale.ROOT)))
                .ifPresent(said -> object.put("marginal", marginal(said)));
        return object.build();
    }

    private static Fields marginal(Response.Said said) {
        return switch (said) {
            case Response.Said.Known(Response response) ->
                    Json.object()
                            .put("said", "known")
                            .put("next", number(response.slope()))
                            .put("low", number(response.low()))
                            .put("high", number(response.high()))
                            .put("months", response.months())
                            .build();
            case Response.Said.TooShort _ -> Json.object().put("said", "too_short").build();
            case Response.Said.TooEven _ -> Json.object().put("said", "too_even").build();
        };
    }

    private static Value number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : Value.NOTHING;
    }

    private static Value number(double number) {
        return Value.of(BigDecimal.valueOf(number));
    }
}
