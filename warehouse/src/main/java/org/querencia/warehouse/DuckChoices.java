package org.querencia.warehouse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Event;
import org.querencia.core.rule.Field;
import org.querencia.runtime.warehouse.Choices;

/// Values counted by statements of their own files.
record DuckChoices(Database database) implements Choices {

    private static final String VALUES = Sql.read("choices_values.sql");
    private static final Sql OF_TRAITS = Sql.parse(VALUES.replace("{told}", "traits"));
    private static final Sql OF_PROPERTIES = Sql.parse(VALUES.replace("{told}", "properties"));
    private static final String CAMPAIGNS = Sql.read("choices_campaigns.sql");
    private static final Sql BOUGHT = Sql.of("choices_bought.sql");

    @Override
    public List<Choice> values(Event.Type type, String name, String field, int limit) {
        Map<String, Object> values = new HashMap<>();
        values.put("path", path(field));
        values.put("looked_at", (long) LOOKED_AT_MAX);
        values.put("type", EventWriter.type(type));
        values.put("name", name);
        values.put("limit", (long) limit);
        return database.read(session ->
                session.list(
                        tellsTraits(type) ? OF_TRAITS : OF_PROPERTIES,
                        values,
                        row -> new Choice(row.getString(1), row.getLong(2))));
    }

    @Override
    public List<Choice> campaigns(String name, int limit) {
        Field.requireCampaign(name);
        return database.read(session ->
                session.list(
                        Sql.parse(CAMPAIGNS.replace("{told}", "campaign_" + name)),
                        Map.of("looked_at", (long) LOOKED_AT_MAX, "limit", (long) limit),
                        row -> new Choice(row.getString(1), row.getLong(2))));
    }

    @Override
    public List<Choice> bought(int limit) {
        return database.read(session ->
                session.list(
                        BOUGHT,
                        Map.of("looked_at", (long) ORDERS_MAX, "limit", (long) limit),
                        row -> new Choice(row.getString(1), row.getLong(2))));
    }

    private static boolean tellsTraits(Event.Type type) {
        return switch (type) {
            case IDENTIFY, GROUP, ALIAS -> true;
            case TRACK, PAGE, SCREEN -> false;
        };
    }

    /// A JSON pointer: `/` and `~` are written with escapes (RFC 6901).
    private static String path(String field) {
        return "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
