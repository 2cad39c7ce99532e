package org.querencia.app.demo.unify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.querencia.app.demo.silo.TruthFile.Named;
import org.querencia.app.demo.silo.TruthFile.Told;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Recognition.Accepted;
import org.querencia.core.workspace.Workspace;

class EvaluationTest {
    private static final IdentityRules RULES =
            IdentityRules.defaults(
                    new Workspace(
                            "CO",
                            ZoneId.of("America/Bogota"),
                            Currency.getInstance("COP"),
                            Locale.of("es"),
                            "salt"));

    private final Map<AnchorId, ProfileId> owners = new HashMap<>();

    @Test
    void people_found_as_they_are_have_full_marks() {
        profile(1, "email:ana@x.example", "phone:3000000001");
        profile(2, "email:luis@x.example");

        assertThat(
                        score(
                                told("ana", "email:ana@x.example"),
                                told("ana", "phone:300 000 0001"),
                                told("luis", "email:LUIS@x.example")))
                .isEqualTo(new Score(3, 3, 2, 2, 1, 1, 1, 0, 0));
    }

    @Test
    void one_person_found_as_two_costs_recall() {
        profile(1, "email:ana@x.example");
        profile(2, "phone:3000000001");

        Score score =
                score(
                        told("ana", "email:ana@x.example"),
                        told("ana", "email:ana@x.example"),
                        told("ana", "phone:3000000001"));

        assertThat(score).isEqualTo(new Score(3, 3, 1, 2, 3, 1, 1, 0, 0));
        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(1.0 / 3);
    }

    @Test
    void two_people_found_as_one_cost_precision() {
        profile(1, "phone:3000000001");

        Score score =
                score(
                        told("ana", "phone:3000000001"),
                        told("ana", "phone:3000000001"),
                        told("luis", "phone:3000000001"));

        assertThat(score).isEqualTo(new Score(3, 3, 2, 1, 1, 3, 1, 0, 0));
        assertThat(score.precision()).isEqualTo(1.0 / 3);
        assertThat(score.recall()).isEqualTo(1);
    }

    @Test
    void a_record_belongs_to_its_strongest_identifier_that_is_one() {
        profile(1, "email:ana@x.example");
        profile(2, "phone:3000000001");

        assertThat(
                        score(
                                told("ana", "phone:3000000001", "email:ana@x.example"),
                                told("ana", "email:ana@x.example"),
                                told("luis", "email:no mailbox", "phone:3000000001")))
                .isEqualTo(new Score(3, 3, 2, 2, 1, 1, 1, 0, 0));
    }

    @Test
    void what_was_never_taken_is_found_with_nothing() {
        assertThat(score(told("ana", "email:ana@x.example"), told("luis", "email:luis@x.example")))
                .isEqualTo(new Score(2, 2, 2, 2, 0, 0, 0, 0, 0));
    }

    @Test
    void records_that_name_nobody_count_as_records_only() {
        assertThat(score(told("ana"), told("ana", "email:none")))
                .isEqualTo(new Score(2, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void a_visit_is_recognised_when_it_is_with_whoever_it_was() {
        profile(1, "email:ana@x.example", "anonymous_id:b1");
        profile(2, "anonymous_id:b2");
        profile(3, "email:luis@x.example", "anonymous_id:b3");

        assertThat(
                        score(
                                told("ana", "email:ana@x.example"),
                                told("luis", "email:luis@x.example"),
                                told("ana", "anonymous_id:b1"),
                                told("ana", "anonymous_id:b2"),
                                told("ana", "anonymous_id:b3")))
                .isEqualTo(new Score(5, 2, 2, 2, 0, 0, 0, 3, 1));
    }

    private Score score(Told... told) {
        return new Evaluation(
                        RULES,
                        anchors -> {
                            Map<AnchorId, ProfileId> found = new HashMap<>(owners);
                            found.keySet().retainAll(anchors);
                            return found;
                        })
                .score(List.of(told));
    }

    private void profile(long number, String... identifiers) {
        for (String identifier : identifiers) {
            Named named = named(identifier);
            if (RULES.identifier(named.type(), named.value()) instanceof Accepted(var accepted)) {
                owners.put(RULES.anchorId(accepted), new ProfileId(new UUID(0, number)));
            }
        }
    }

    private static Told told(String person, String... identifiers) {
        return new Told(
                "file",
                "1",
                person,
                Arrays.stream(identifiers).map(EvaluationTest::named).toList());
    }

    private static Named named(String identifier) {
        int colon = identifier.indexOf(':');
        return new Named(identifier.substring(0, colon), identifier.substring(colon + 1));
    }
}
