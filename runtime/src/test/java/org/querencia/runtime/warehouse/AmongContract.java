package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.page;
import static org.querencia.runtime.warehouse.Scene.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Value;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Ways.Cell;

/// What every warehouse tells of some people only.
abstract class AmongContract extends WayContract {

    @Test
    void stages_are_narrowed_by_a_crowd_a_campaign_and_what_was_said_last() {
        project(
                identify().by("user_id:ana").trait("city", "Cali"),
                identify().by("user_id:eva").trait("city", "Cali"),
                identify().by("user_id:eva").trait("city", "Pasto").at(NOON.plusSeconds(60)),
                identify().by("user_id:leo").trait("city", Value.of(5)),
                page("Home").by("user_id:leo").context(campaign("spring", "post 7")));
        Standing standing =
                told -> {
                    told.accept(person("user_id:ana"), "use");
                    told.accept(person("user_id:eva"), "use");
                    told.accept(person("user_id:leo"), "use");
                };

        assertThat(narrowed(standing, new Among(Optional.empty(), "", said("Cali"))))
                .containsExactly(person("user_id:ana"));
        assertThat(narrowed(standing, new Among(Optional.empty(), "", said("5"))))
                .containsExactly(person("user_id:leo"));
        assertThat(narrowed(standing, new Among(Optional.empty(), "spring", Optional.empty())))
                .containsExactly(person("user_id:leo"));
        assertThat(narrowed(standing, new Among(Optional.empty(), "spring", said("Cali"))))
                .isEmpty();
        Among crowd =
                new Among(
                        Optional.of(told -> told.accept(person("user_id:eva"))),
                        "",
                        Optional.empty());
        assertThat(narrowed(standing, crowd)).containsExactly(person("user_id:eva"));
        assertThat(these(crowd)).containsExactly(person("user_id:eva"));
        assertThat(these(new Among(Optional.empty(), "", said("Cali"))))
                .containsExactly(person("user_id:ana"));
        assertThat(these(new Among(Optional.empty(), "spring", said("5"))))
                .containsExactly(person("user_id:leo"));
        assertThat(these(Among.ALL)).containsExactly(person("user_id:leo"));
        assertThat(warehouse.ways().contacts(standing, crowd, Period.EVER).sizes())
                .isEqualTo(Map.of("use", 1L));
    }

    private List<ProfileId> narrowed(Standing standing, Among among) {
        return touched(standing, among, new Cell("use", "nowhere", false));
    }

    private List<ProfileId> these(Among among) {
        List<ProfileId> these = new ArrayList<>();
        warehouse.ways().each(among, Period.EVER, these::add);
        return these;
    }
}
