package org.querencia.runtime.collect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.collect.Delivery.Shape;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads a request's body into drafts. Throws [BadRequestException] when the body as a whole is no
/// good; what is wrong with one event is noted in its draft.
final class BodyReader {

    /// Jackson's own guards end the whole request, ours refuse one event; so Jackson's stand
    /// further out.
    private static final int NESTING_MAX = 40_000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(NESTING_MAX)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private static final Dialect SEGMENT = new SegmentDialect();

    /// What a body held.
    ///
    /// @param batch what was said beside the list of events and holds for each of them
    /// @param bytes the body in UTF-8, into which the drafts' places point
    record Parsed(Draft batch, List<Draft> drafts, byte[] bytes) {

        /// The write key in the body; empty when there is none.
        String writeKey() {
            if (!batch.writeKey.isEmpty()) {
                return batch.writeKey;
            }
            return drafts.isEmpty() ? "" : drafts.getFirst().writeKey;
        }
    }

    private final Limits limits;

    BodyReader(Limits limits) {
        this.limits = limits;
    }

    /// A whole request.
    Parsed read(Shape shape, byte[] body) {
        return read(body, (values, bytes) -> request(shape, values, bytes));
    }

    /// One event of such a request by itself, as it is kept when it is refused.
    ///
    /// @param batch what the request said of all its events
    Parsed readEvent(Shape shape, Draft batch, byte[] event) {
        return read(event, (values, bytes) -> event(shape, batch, values, bytes));
    }

    private Parsed read(byte[] body, BiFunction<ValueReader, byte[], Parsed> content) {
        if (body.length > limits.requestBytesMax()) {
            throw new BadRequestException(
                    RefusalCode.REQUEST_TOO_LARGE,
                    "the request holds more than %d bytes: send smaller batches"
                            .formatted(limits.requestBytesMax()));
        }
        byte[] bytes = utf8(body);
        try {
            return parse(bytes, content);
        } catch (JacksonException maybeLetters) {
            return parseMended(Letters.mended(bytes), content);
        }
    }

    private Parsed parseMended(byte[] bytes, BiFunction<ValueReader, byte[], Parsed> content) {
        try {
            return parse(bytes, content);
        } catch (JacksonException malformed) {
            throw malformed(malformed);
        }
    }

    private Parsed parse(byte[] bytes, BiFunction<ValueReader, byte[], Parsed> content) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadRequestException(
                        RefusalCode.BAD_REQUEST_SHAPE, "the body must be one JSON object");
            }
            Parsed parsed = content.apply(new ValueReader(parser, limits), bytes);
            if (parser.nextToken() != null) {
                throw new BadRequestException(
                        RefusalCode.BAD_JSON,
                        "something follows the JSON object at byte %d: send one object only"
                                .formatted(parser.currentTokenLocation().getByteOffset()));
            }
            return parsed;
        }
    }

    private Parsed request(Shape shape, ValueReader values, byte[] bytes) {
        return switch (shape) {
            case Shape.One _ -> event(shape, new Draft(), values, bytes);
            case Shape.Batch _, Shape.PostHog _, Shape.Snowplow _ ->
                    batch(dialect(shape), values, bytes);
        };
    }

    private Parsed event(Shape shape, Draft batch, ValueReader values, byte[] bytes) {
        Draft draft = new Draft();
        values.start(draft);
        dialect(shape).event(draft, values);
        if (shape instanceof Shape.One(Event.Type type)) {
            draft.type = EventMaker.nameOf(type);
        }
        place(draft, 0, bytes.length);
        return new Parsed(batch, List.of(draft), bytes);
    }

    private static Dialect dialect(Shape shape) {
        return switch (shape) {
            case Shape.One _, Shape.Batch _ -> SEGMENT;
            case Shape.PostHog _ -> new PostHogDialect();
            case Shape.Snowplow _ -> new SnowplowDialect();
        };
    }

    private Parsed batch(Dialect dialect, ValueReader values, byte[] bytes) {
        JsonParser parser = values.parser();
        Draft batch = new Draft();
        List<Draft> drafts = new ArrayList<>();
        boolean listed = false;
        long beside = 0;
        for (String name = values.nextName(); !name.isEmpty(); name = values.nextName()) {
            JsonToken token = parser.nextToken();
            if (!name.equals(dialect.list())) {
                long start = parser.currentTokenLocation().getByteOffset();
                values.start(batch);
                dialect.batchField(name, token, batch, values);
                beside += parser.currentLocation().getByteOffset() - start;
            } else if (token == JsonToken.START_ARRAY) {
                listed = true;
                events(dialect, parser, values, drafts);
            } else {
                parser.skipChildren();
            }
        }
        if (!listed) {
            throw new BadRequestException(
                    RefusalCode.BAD_REQUEST_SHAPE,
                    "the body has no list '%s': put the events there".formatted(dialect.list()));
        }
        if (beside > limits.eventBytesMax()) {
            batch.refuse(
                    RefusalCode.EVENT_TOO_LARGE,
                    "%d bytes that would count for each of them: at most %d are taken"
                            .formatted(beside, limits.eventBytesMax()));
        }
        batch.refusal()
                .ifPresent(refusal -> {
                    throw new BadRequestException(
                            refusal.code(), "beside the events: " + refusal.reason());
                });
        return new Parsed(batch, drafts, bytes);
    }

    private void events(
            Dialect dialect, JsonParser parser, ValueReader values, List<Draft> drafts) {
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (drafts.size() == limits.batchEventsMax()) {
                throw new BadRequestException(
                        RefusalCode.BATCH_TOO_LARGE,
                        "the batch holds more than %d events: send smaller batches"
                                .formatted(limits.batchEventsMax()));
            }
            Draft draft = new Draft();
            int start = (int) parser.currentTokenLocation().getByteOffset();
            if (token == JsonToken.START_OBJECT) {
                values.start(draft);
                dialect.event(draft, values);
            } else {
                draft.refuse(
                        RefusalCode.NOT_AN_OBJECT,
                        "the event is %s: expected an object"
                                .formatted(ValueReader.described(token)));
                parser.skipChildren();
                // A scalar is read up to its end only when asked for.
                parser.finishToken();
            }
            place(draft, start, (int) parser.currentLocation().getByteOffset());
            drafts.add(draft);
        }
    }

    private void place(Draft draft, int start, int end) {
        draft.start = start;
        draft.end = end;
        if (end - start > limits.eventBytesMax()) {
            draft.refuse(
                    RefusalCode.EVENT_TOO_LARGE,
                    "the event holds %d bytes: at most %d are taken"
                            .formatted(end - start, limits.eventBytesMax()));
        }
    }

    /// A JSON object written into a text field of an event; counts towards the event's limits.
    static Fields embedded(String field, String json, ValueReader event) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return event.inside(parser).object(field, parser.nextToken(), 2);
        } catch (JacksonException malformed) {
            event.refuse(
                    RefusalCode.INVALID_FIELD,
                    "'%s' is not JSON: %s".formatted(field, malformed.getOriginalMessage()));
            return Fields.NONE;
        }
    }

    private static BadRequestException malformed(JacksonException cause) {
        long at = cause.getLocation().getByteOffset();
        return new BadRequestException(
                RefusalCode.BAD_JSON,
                "the body is not JSON at byte %d (line %d, column %d): %s"
                        .formatted(
                                at,
                                cause.getLocation().getLineNr(),
                                cause.getLocation().getColumnNr(),
                                cause.getOriginalMessage()));
    }

    /// The body without a byte order mark, in UTF-8.
    private static byte[] utf8(byte[] body) {
        int first = body.length > 0 ? body[0] & 0xFF : 0;
        int second = body.length > 1 ? body[1] & 0xFF : 0;
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            return recoded(body, StandardCharsets.UTF_16);
        }
        if (first == '{' && second == 0) {
            return recoded(body, StandardCharsets.UTF_16LE);
        }
        if (first == 0 && second == '{') {
            return recoded(body, StandardCharsets.UTF_16BE);
        }
        if (first == 0xEF && second == 0xBB && body.length > 2 && (body[2] & 0xFF) == 0xBF) {
            return Arrays.copyOfRange(body, 3, body.length);
        }
        return body;
    }

    private static byte[] recoded(byte[] body, Charset charset) {
        return new String(body, charset).getBytes(StandardCharsets.UTF_8);
    }
}
