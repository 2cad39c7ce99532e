package org.querencia.core.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageModelTest {

    private static final Stage A = stage("a");

    @Test
    void what_cannot_be_is_refused_in_words() {
        refused("Way", List.of(A), "", 1, "stages 'Way': a key is up to 63");
        refused("way", List.of(), "", 1, "stages 'way': 0 stages; there are 1 to 20");
        refused("way", List.of(A, A), "", 1, "stages 'way': 'a' is there twice");
        refused("way", List.of(A), "b", 1, "stages 'way': a turn begins with 'b', which is none");
        refused("way", List.of(A), "a", 0, "stages 'way': version 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stage("a", Label.of("A"), " ", "", Duration.ZERO))
                .withMessage("stage 'a': a rule by which people enter is missing");
    }

    @ParameterizedTest
    @CsvSource({"'',PT0S,''", "0,PT0S,''", "90s,PT90S,90s", "120 min,PT2H,2h", "2w,PT336H,14d"})
    void a_stay_is_written_as_in_rules(String written, Duration stay, String text) {
        assertThat(Stays.read(written)).isEqualTo(stay);
        assertThat(Stays.text(stay)).isEqualTo(text);
    }

    @Test
    void a_stay_that_is_none_is_refused_with_what_is_expected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stays.read("2 months"))
                .withMessageContaining("expected one such as 30min, 12h, 7d or 2w");
    }

    @Test
    void only_what_is_called_differently_is_the_same_way() {
        StageModel way = model("way", List.of(A), "", 1);

        assertThat(way.isSameWay(model("other", List.of(stage("a")), "", 2))).isTrue();
        assertThat(way.isSameWay(model("way", List.of(A), "a", 1))).isFalse();
        assertThat(way.isSameWay(model("way", List.of(A, stage("b")), "", 1))).isFalse();
    }

    private static void refused(
            String key, List<Stage> stages, String closes, int version, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(key, stages, closes, version))
                .withMessageStartingWith(why);
    }

    private static StageModel model(String key, List<Stage> stages, String closes, int version) {
        return new StageModel(key, Label.of(key), stages, closes, StageModel.State.ACTIVE, version);
    }

    private static Stage stage(String key) {
        return new Stage(key, Label.of(key), "orders > 0", "", Duration.ZERO);
    }
}
