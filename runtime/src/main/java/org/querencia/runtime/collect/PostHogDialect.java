package org.querencia.runtime.collect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import tools.jackson.core.JsonToken;

/// PostHog's words in ours: `distinct_id` is the user, `$set` the traits, `$identify`,
/// `$create_alias`, `$groupidentify`, `$pageview` and `$screen` our calls; all else is tracked.
final class PostHogDialect implements Dialect {

    private static final Set<String> TAKEN =
            Set.of("$set", "$set_once", "$anon_distinct_id", "$ip", "$lib", "$lib_version");

    /// What a page's properties are called in our words.
    private static final Map<String, String> PAGE =
            Map.of(
                    "$current_url", "url",
                    "$pathname", "path",
                    "$referrer", "referrer",
                    "$title", "title");

    @Override
    public String list() {
        return "batch";
    }

    @Override
    public void batchField(String name, JsonToken token, Draft batch, ValueReader values) {
        switch (name) {
            case "api_key" -> batch.writeKey = values.text(name, token);
            case "sent_at" -> batch.sentAt = values.text(name, token);
            default -> values.skip();
        }
    }

    @Override
    public void event(Draft draft, ValueReader values) {
        Fields event = values.object(1);
        Fields properties = event.fields("properties");
        draft.messageId = event.text("uuid").orElse("");
        draft.timestamp = event.text("timestamp").orElse("");
        draft.sentAt = event.text("sent_at").orElse("");
        draft.traits =
                event.fields("$set_once")
                        .merge(properties.fields("$set_once"))
                        .merge(event.fields("$set"))
                        .merge(properties.fields("$set"));
        draft.context = context(properties);
        draft.properties = without(properties, TAKEN);
        person(draft, event, properties);
        call(draft, event.text("event").orElse(""), properties);
    }

    /// A `distinct_id` is a user, unless the event says that it stands for a device or for nobody.
    private static void person(Draft draft, Fields event, Fields properties) {
        String id = event.text("distinct_id").or(() -> properties.text("distinct_id")).orElse("");
        boolean nobody =
                properties
                                .get("$process_person_profile")
                                .filter(new Value.Flag(false)::equals)
                                .isPresent()
                        || properties.text("$device_id").filter(id::equals).isPresent();
        if (nobody) {
            draft.anonymousId = id;
        } else {
            draft.userId = id;
            draft.anonymousId = properties.text("$anon_distinct_id").orElse("");
        }
    }

    private static void call(Draft draft, String event, Fields properties) {
        switch (event) {
            case "$identify", "$set" -> draft.type = "identify";
            case "$create_alias" -> {
                draft.type = "alias";
                draft.previousId = properties.text("alias").orElse("");
                draft.properties = Fields.NONE;
            }
            case "$groupidentify" -> group(draft, properties);
            case "$pageview" -> page(draft, properties);
            case "$screen" -> {
                draft.type = "screen";
                draft.name = properties.text("$screen_name").orElse("");
            }
            default -> {
                draft.type = "track";
                draft.event = event;
            }
        }
    }

    /// Its sender makes up a `distinct_id` such as `$company_acme`: that is nobody.
    private static void group(Draft draft, Fields properties) {
        draft.type = "group";
        draft.groupId = properties.text("$group_key").orElse("");
        draft.traits = properties.fields("$group_set");
        draft.properties =
                properties
                        .get("$group_type")
                        .map(type -> Fields.of("group_type", type))
                        .orElse(Fields.NONE);
        String madeUp =
                "$%s_%s".formatted(properties.text("$group_type").orElse(""), draft.groupId);
        if (draft.userId.equals(madeUp)) {
            draft.userId = "";
        }
    }

    private static void page(Draft draft, Fields properties) {
        draft.type = "page";
        draft.name = properties.text("$title").or(() -> properties.text("title")).orElse("");
        Map<String, Value> page = new LinkedHashMap<>();
        draft.properties
                .values()
                .forEach((name, value) -> page.put(PAGE.getOrDefault(name, name), value));
        draft.properties = new Fields(page);
    }

    private static Fields context(Fields properties) {
        Map<String, Value> context = new LinkedHashMap<>();
        copy(properties, "$ip", context, "ip");
        Map<String, Value> library = new LinkedHashMap<>();
        copy(properties, "$lib", library, "name");
        copy(properties, "$lib_version", library, "version");
        if (!library.isEmpty()) {
            context.put("library", new Fields(library));
        }
        return new Fields(context);
    }

    private static void copy(Fields from, String name, Map<String, Value> to, String as) {
        from.get(name).filter(Value.Text.class::isInstance).ifPresent(value -> to.put(as, value));
    }

    private static Fields without(Fields fields, Set<String> names) {
        Map<String, Value> left = new LinkedHashMap<>(fields.values());
        left.keySet().removeAll(names);
        return new Fields(left);
    }
}
