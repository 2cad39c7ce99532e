package org.querencia.runtime.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;

class SegmentDefinitionsTest {

    private static final Segment REGULARS =
            new Segment(
                    "regulars",
                    "Habituales ñ",
                    "orders('90d') >= 3",
                    State.PAUSED,
                    "sales/spring",
                    "ana@x.co",
                    7);

    @Test
    void a_definition_is_written_in_its_stored_form_and_reads_back() {
        String stored =
                "{\"name\":\"Habituales ñ\",\"rule\":\"orders('90d') >= 3\",\"state\":\"paused\",\"folder\":\"sales/spring\",\"owner\":\"ana@x.co\",\"version\":7}";

        assertThat(SegmentDefinitions.write(REGULARS)).isEqualTo(stored);
        assertThat(SegmentDefinitions.read("regulars", stored)).isEqualTo(REGULARS);
    }

    @Test
    void what_is_left_out_is_an_active_first_version_of_nobody() {
        assertThat(SegmentDefinitions.read("a", "{\"name\":\"A\",\"rule\":\"orders > 1\"}"))
                .isEqualTo(new Segment("a", "A", "orders > 1", State.ACTIVE, "", "", 1));
    }

    @Test
    void what_is_wrong_is_said_with_the_segments_key() {
        refused("[]", "segment 'a': expected an object");
        refused("{\"name\":\"A\"}", "segment 'a': rule: missing");
        refused(
                "{\"name\":\"A\",\"rule\":\"x\",\"state\":\"live\"}",
                "segment 'a': state: 'live' is unknown; expected one of [draft, active, paused, deleted]");
        refused(
                "{\"name\":\"A\",\"rule\":\"x\",\"size\":1}",
                "segment 'a': 'size' is unknown; expected one of [name, rule, state, folder, owner, version]");
        refused("{\"rule\":\"x\"}", "segment 'a': name: missing");
        refused(
                "{\"name\":\"A\",\"rule\":\"x\",\"version\":1.5}",
                "segment 'a': version: 1.5 is no whole number");
    }

    private static void refused(String json, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SegmentDefinitions.read("a", json))
                .withMessage(why);
    }
}
