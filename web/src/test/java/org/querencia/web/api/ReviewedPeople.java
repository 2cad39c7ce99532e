package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.querencia.core.event.Event;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.runtime.review.Contribution;
import org.querencia.runtime.review.Proposed;

/// Pairs of people, two that wait and two that were judged.
final class ReviewedPeople {

    private final House house;
    private final List<ProfileId> people;

    private ReviewedPeople(House house) {
        this.house = house;
        house.engine.take(
                Stream.of("n1", "n2", "n3", "n4")
                        .map(name -> Events.identify().by("user_id:" + name).event())
                        .toArray(Event[]::new));
        this.people =
                Stream.of("n1", "n2", "n3", "n4").map(name -> owner("user_id:" + name)).toList();
    }

    private ProfileId owner(String identifier) {
        return house.engine
                .state
                .owner(house.engine.identities().rules().anchorId(Events.identifier(identifier)))
                .orElseThrow();
    }

    static void in(House house) {
        ReviewedPeople those = new ReviewedPeople(house);
        those.wait(0, 1);
        those.wait(2, 3);
        those.judge(0, 2);
        those.judge(1, 3);
    }

    private void wait(int one, int other) {
        house.review
                .desk()
                .propose(
                        Proposed.of(
                                people.get(one),
                                people.get(other),
                                0.9,
                                "model-1",
                                List.of(new Contribution("name", "Ana", "Anna", 1.5, "close")),
                                Events.NOON));
    }

    private void judge(int one, int other) {
        assertThat(
                        house.post(
                                        "/api/review/decisions",
                                        "{\"one\":\"%s\",\"other\":\"%s\",\"same\":false}"
                                                .formatted(people.get(one), people.get(other)))
                                .statusCode())
                .isEqualTo(200);
    }
}
