package org.querencia.runtime.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.score.Score;
import org.querencia.core.score.Score.Engagement;
import org.querencia.core.score.Score.Fit;
import org.querencia.core.score.Score.Grade;
import org.querencia.core.score.Scores;

class ScoreDefinitionsTest {

    private static final String STORED =
            """
            {"name":"Prospects","people":"orders == 0","grounds":[{"name":"Here","rule":"trait.city == 'Cali'","points":10},\
            {"event":"Product Viewed","where":"event.price > 5","points":-3,"halfLife":14,"most":20}],\
            "grades":[{"name":"A","from":60}],"version":2}\
            """;

    private static final Score READ =
            new Score(
                    "lead",
                    "Prospects",
                    "orders == 0",
                    List.of(
                            new Fit("Here", "trait.city == 'Cali'", 10),
                            new Engagement("", "Product Viewed", "event.price > 5", -3, 14, 20)),
                    List.of(new Grade("A", 60)),
                    false,
                    2);

    @Test
    void a_score_is_stored_like_this_and_read_back() {
        assertThat(ScoreDefinitions.write(READ)).isEqualTo(STORED);
        assertThat(ScoreDefinitions.read("lead", STORED)).isEqualTo(READ);
    }

    @Test
    void all_that_is_shipped_is_read_back() {
        for (Score score : Scores.SHIPPED.all()) {
            assertThat(ScoreDefinitions.read(score.key(), ScoreDefinitions.write(score)))
                    .isEqualTo(score);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"people": "true", "grounds": []}                                            ~ name: missing
                    {"name": "x", "people": "true", "rules": []}                                 ~ rules: unknown; expected one of [deleted, grades, grounds, name, people, version]
                    {"name": "x", "people": "true", "grounds": [{"rule": "true", "points": 0}]}  ~ grounds[0].points: 0; expected -100 to 100, not 0
                    {"name": "x", "people": "true", "grounds": [{"event": "x", "points": 1.5}]}  ~ grounds[0].points: 1.5 is no whole number
                    {"name": "x", "people": "true", "grounds": [7]}                              ~ grounds[0]. expected an object
                    """)
    void what_is_wrong_is_said_with_its_place(String json, String why) {
        assertThatThrownBy(() -> ScoreDefinitions.read("x", json)).hasMessage(why);
    }
}
