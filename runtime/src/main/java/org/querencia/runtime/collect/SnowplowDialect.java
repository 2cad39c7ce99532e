package org.querencia.runtime.collect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import tools.jackson.core.JsonToken;

/// Snowplow's tracker protocol in our words: `aid` is the write key, `uid` the user, `duid` the
/// anonymous id, `eid` the messageId, `dtm` and `stm` the original and the sent time; `pv` is a
/// page, `ue` and `se` are tracked.
///
/// Source: Snowplow tracker protocol, `com.snowplowanalytics.snowplow/payload_data/1-0-4`.
final class SnowplowDialect implements Dialect {

    @Override
    public String list() {
        return "data";
    }

    @Override
    public void batchField(String name, JsonToken token, Draft batch, ValueReader values) {
        values.skip();
    }

    @Override
    public void event(Draft draft, ValueReader values) {
        Fields event = values.object(1);
        draft.writeKey = event.text("aid").orElse("");
        draft.messageId = event.text("eid").orElse("");
        draft.userId = event.text("uid").orElse("");
        draft.anonymousId = event.text("duid").orElse("");
        draft.timestamp = event.text("dtm").orElse("");
        draft.sentAt = event.text("stm").orElse("");
        draft.context = context(event, values);
        switch (event.text("e").orElse("")) {
            case "pv" -> page(draft, event);
            case "ue" -> selfDescribing(draft, event, values);
            case "se" -> structured(draft, event);
            default ->
                    draft.refuse(
                            RefusalCode.UNKNOWN_TYPE,
                            "'e' is '%s': expected pv, ue or se"
                                    .formatted(event.text("e").orElse("")));
        }
    }

    private static void page(Draft draft, Fields event) {
        draft.type = "page";
        draft.name = event.text("page").orElse("");
        draft.properties = pageOf(event);
    }

    private static void structured(Draft draft, Fields event) {
        draft.type = "track";
        draft.event = event.text("se_ac").orElse("");
        Map<String, Value> properties = new LinkedHashMap<>();
        copy(event, "se_ca", properties, "category");
        copy(event, "se_la", properties, "label");
        copy(event, "se_pr", properties, "property");
        event.number("se_va").ifPresent(value -> properties.put("value", Value.of(value)));
        draft.properties = new Fields(properties);
    }

    /// The event's name is that of its schema: `iglu:com.shop/cart_viewed/jsonschema/1-0-0` is
    /// `cart_viewed`.
    private static void selfDescribing(Draft draft, Fields event, ValueReader values) {
        draft.type = "track";
        Fields told = embedded(event, "ue_pr", "ue_px", values).fields("data");
        String[] schema = told.text("schema").orElse("").split("/", -1);
        draft.event = schema.length > 1 ? schema[1] : "";
        draft.properties = told.fields("data");
    }

    private static Fields context(Fields event, ValueReader values) {
        Map<String, Value> context = new LinkedHashMap<>();
        copy(event, "ip", context, "ip");
        copy(event, "ua", context, "userAgent");
        copy(event, "lang", context, "locale");
        copy(event, "tz", context, "timezone");
        Map<String, Value> library = new LinkedHashMap<>();
        copy(event, "tv", library, "name");
        if (!library.isEmpty()) {
            context.put("library", new Fields(library));
        }
        Fields page = pageOf(event);
        if (!page.isEmpty()) {
            context.put("page", page);
        }
        embedded(event, "co", "cx", values)
                .get("data")
                .ifPresent(entities -> context.put("entities", entities));
        return new Fields(context);
    }

    private static Fields pageOf(Fields event) {
        Map<String, Value> page = new LinkedHashMap<>();
        copy(event, "url", page, "url");
        copy(event, "page", page, "title");
        copy(event, "refr", page, "referrer");
        return page.isEmpty() ? Fields.NONE : new Fields(page);
    }

    /// JSON inside the event: plain at `plain`, or in base64 at `coded`.
    private static Fields embedded(Fields event, String plain, String coded, ValueReader values) {
        Optional<String> json = event.text(plain);
        if (json.isPresent()) {
            return BodyReader.embedded(plain, json.get(), values);
        }
        Optional<String> base64 = event.text(coded);
        if (base64.isEmpty()) {
            return Fields.NONE;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder()
                            .decode(base64.get().replace('-', '+').replace('_', '/').strip());
            return BodyReader.embedded(coded, new String(decoded, StandardCharsets.UTF_8), values);
        } catch (IllegalArgumentException notBase64) {
            values.refuse(
                    RefusalCode.INVALID_FIELD,
                    "'%s' is not base64: %s".formatted(coded, notBase64.getMessage()));
            return Fields.NONE;
        }
    }

    private static void copy(Fields from, String name, Map<String, Value> to, String as) {
        from.get(name).filter(Value.Text.class::isInstance).ifPresent(value -> to.put(as, value));
    }
}
