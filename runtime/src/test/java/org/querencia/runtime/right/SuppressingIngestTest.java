package org.querencia.runtime.right;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import org.querencia.runtime.collect.RecordingIngest;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.memory.MemoryRights;

class SuppressingIngestTest {

    private static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);

    @Test
    void what_names_somebody_erased_is_left_out_and_the_rest_goes_through() {
        SuppressionList list = new SuppressionList(new MemoryRights());
        RecordingIngest recording = new RecordingIngest();
        SuppressingIngest ingest = new SuppressingIngest(recording, list, () -> RULES);
        AnchorId erased = RULES.anchorId(Events.identifier("email:ana@x.co"));
        list.add(List.of(erased), Events.NOON);

        List<Appended> answers =
                ingest.append(
                        List.of(
                                Events.track("Seen").by("user_id:u1").messageId("a").event(),
                                Events.identify()
                                        .by("user_id:u1", "email:ana@x.co")
                                        .messageId("b")
                                        .event(),
                                Events.track("Seen").by("user_id:u2").messageId("c").event()),
                        Remember.WINDOW);

        assertThat(answers.get(0)).isInstanceOf(Appended.Stored.class);
        assertThat(answers.get(1)).isEqualTo(new Appended.Suppressed());
        assertThat(answers.get(2)).isInstanceOf(Appended.Stored.class);

        list.remove(List.of(erased));
        assertThat(
                        ingest.append(
                                List.of(
                                        Events.identify()
                                                .by("email:ana@x.co")
                                                .messageId("d")
                                                .event()),
                                Remember.WINDOW))
                .allMatch(Appended.Stored.class::isInstance);
    }
}
