package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.runtime.collect.Delivery.Shape;

class SegmentCallsTest {

    private final CollectKit kit = new CollectKit();

    @Test
    void a_tracked_event_arrives_whole() {
        Event event =
                kit.event(
                        """
                        {"type":"track","event":"Order Completed","messageId":"m1","userId":"u1",
                         "anonymousId":"a1","properties":{"total":12.50,"ok":true,"none":null,
                         "list":[1,"x"]},"context":{"traits":{"email":"Ana@X.co"}}}
                        """);
        assertThat(event)
                .isEqualTo(
                        new Event(
                                "m1",
                                Origin.of("server", Trust.SECRET),
                                Event.Type.TRACK,
                                "Order Completed",
                                List.of(
                                        new Identifier("user_id", "u1"),
                                        new Identifier("email", "ana@x.co"),
                                        new Identifier("anonymous_id", "a1")),
                                "",
                                "",
                                Times.at(CollectKit.NOON),
                                Fields.NONE,
                                new Fields(
                                        Map.of(
                                                "total",
                                                Value.of(new java.math.BigDecimal("12.50")),
                                                "ok",
                                                Value.of(true),
                                                "none",
                                                Value.NOTHING,
                                                "list",
                                                new Value.Items(
                                                        List.of(Value.of(1), Value.of("x"))))),
                                Fields.of("traits", Fields.of("email", Value.of("Ana@X.co"))),
                                Set.of()));
    }

    @Test
    void one_event_is_of_the_type_its_address_names() {
        Answer answer =
                kit.send(
                        new Shape.One(Event.Type.IDENTIFY),
                        "",
                        "{\"writeKey\":\"pub\",\"userId\":7,\"traits\":{\"name\":\"Ana\"}}");
        assertThat(answer).isEqualTo(new Answer.Accepted(1, 0, List.of()));
        Event event = kit.ingest.events().getFirst();
        assertThat(event.type()).isEqualTo(Event.Type.IDENTIFY);
        assertThat(event.identifiers()).containsExactly(new Identifier("user_id", "7"));
        assertThat(event.traits()).isEqualTo(Fields.of("name", Value.of("Ana")));
        assertThat(event.messageId()).hasSize(36).matches(".{14}7.*");
    }
}
