package org.querencia.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.call.CallRules;
import org.querencia.core.call.CallRules.Consent;
import org.querencia.core.call.CallRules.Occasion;
import org.querencia.core.call.CallRules.Sharing;
import org.querencia.core.call.Occasions;
import org.querencia.core.score.Scores;

class CallDefinitionsTest {

    private static final String STORED =
            """
            {"scores":["lead"],"occasions":[{"key":"birthday","rule":"birthday('3d')","points":10}],\
            "length":5,"againDays":3,"uninterestedDays":30,"consent":{"channel":"phone","purpose":"marketing"},\
            "sharing":{"trait":"city","sellers":{"Cali":"rosa@x.co"},"lastSeller":false,"rest":true}}\
            """;

    private static final CallRules READ =
            new CallRules(
                    List.of("lead"),
                    List.of(new Occasion("birthday", "birthday('3d')", 10)),
                    5,
                    3,
                    30,
                    new Consent("phone", "marketing"),
                    new Sharing("city", Map.of("Cali", "rosa@x.co"), false, true));

    @Test
    void how_lists_are_made_is_stored_like_this_and_read_back() {
        assertThat(CallDefinitions.write(READ)).isEqualTo(STORED);
        assertThat(CallDefinitions.read(STORED)).isEqualTo(READ);
    }

    @Test
    void what_is_left_out_is_as_at_first() {
        assertThat(CallDefinitions.read("{}")).isEqualTo(CallRules.DEFAULTS);
        assertThat(CallDefinitions.read(CallDefinitions.write(CallRules.DEFAULTS)))
                .isEqualTo(CallRules.DEFAULTS);
    }

    @Test
    void the_occasions_of_every_workspace_can_be_read_and_ask_for_scores_that_are_there() {
        Occasions occasions = Occasions.of(CallRules.DEFAULTS, Scores.SHIPPED.scored());
        assertThat(occasions.rules()).hasSameSizeAs(CallRules.DEFAULTS.occasions());
        assertThat(occasions.asked()).containsExactly("lead");
        assertThat(Occasions.of(CallRules.DEFAULTS, Map.of()).asked()).containsExactly("lead");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"size": 5}                                                           ~ size: unknown; expected one of [againDays, consent, length, occasions, scores, sharing, uninterestedDays]
                    {"length": 0}                                                         ~ length: 0; expected 1 to 100
                    {"occasions": []}                                                     ~ occasions: 0; expected 1 to 20
                    {"occasions": [{"key": "a", "rule": "", "points": 1}]}                ~ occasions[0].rule: 0 characters; expected 1 to 2000
                    {"consent": {"channel": "phone"}}                                     ~ consent: expected a channel and a purpose, or neither
                    {"sharing": {"rest": "yes"}}                                          ~ rest: expected true or false
                    """)
    void what_is_wrong_is_said_with_its_place(String json, String why) {
        assertThatThrownBy(() -> CallDefinitions.read(json)).hasMessage(why);
    }
}
