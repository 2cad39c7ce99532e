package org.querencia.web.api;

import java.util.List;
import java.util.Locale;
import org.querencia.core.event.Value;
import org.querencia.runtime.warehouse.Trade;
import org.querencia.runtime.warehouse.Trade.Balance;
import org.querencia.runtime.warehouse.Trade.By;
import org.querencia.web.http.Json;

/// `/api/costs`: what was spent on being known and on everything else, beside what was earned.
final class CostsApi {
    private final Trade trade;

    CostsApi(ApiServices services) {
        this.trade = services.trade();
    }

    List<Route> routes() {
        return List.of(Route.get("/api/costs", this::costs));
    }

    private Reply costs(Call call) {
        call.only("from", "to", "by", "limit", "cursor");
        By by = by(call.query("by").orElse("day"));
        Balance balance = trade.balance(by, FiguresApi.period(call));
        return Reply.ok(
                Json.object()
                        .put("by", by.name().toLowerCase(Locale.ROOT))
                        .build()
                        .merge(
                                Page.section(
                                        call,
                                        "costs by " + by,
                                        balance.rows(),
                                        Trade.Row::key,
                                        row -> row(by, row)))
                        .merge(
                                Json.object()
                                        .put(
                                                "elsewhere",
                                                Json.items(balance.elsewhere(), Render::money))
                                        .build()));
    }

    private static By by(String text) {
        return switch (text) {
            case "day" -> By.DAY;
            case "channel" -> By.CHANNEL;
            case "campaign" -> By.CAMPAIGN;
            default ->
                    throw Call.bad("by", "'%s': expected day, channel or campaign".formatted(text));
        };
    }

    /// Orders know no campaign.
    private static Value row(By by, Trade.Row row) {
        var object = Json.object().put("key", row.key());
        if (by != By.CAMPAIGN) {
            object.put("orders", row.orders()).put("revenue", Render.money(row.revenue()));
        }
        return object.put("spend", Render.money(row.spend()))
                .put("costs", Render.money(row.costs()))
                .put("impressions", row.impressions())
                .put("clicks", row.clicks())
                .build();
    }
}
