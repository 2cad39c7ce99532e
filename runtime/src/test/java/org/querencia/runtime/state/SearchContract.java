package org.querencia.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Fact;
import org.querencia.core.kit.Events;
import org.querencia.runtime.state.StateStoreContract.Sides;

/// How every store of the derived state finds people by their names.
abstract class SearchContract extends CatalogueContract {

    @Test
    void people_are_found_however_their_names_are_spelt() {
        Sides sides = emptyState();
        List<String> named =
                List.of(
                        "Łucja Żółć",
                        "Søren Kierkegård",
                        "Jürgen Groß",
                        "Đorđe Nuñez",
                        "Æsa O’Neil-Þór",
                        "Iğdır Işık");
        Fact[] facts = new Fact[named.size()];
        for (int i = 0; i < facts.length; i++) {
            facts[i] = Events.identify().by("user_id:n" + i).trait("name", named.get(i)).event();
        }
        new StateRuns(sides).take(facts);

        Map<String, String> asked =
                Map.ofEntries(
                        Map.entry("lucja zolc", named.get(0)),
                        Map.entry("Łucja", named.get(0)),
                        Map.entry("ŁUCJA  ŻÓŁĆ", named.get(0)),
                        Map.entry("soren", named.get(1)),
                        Map.entry("SØREN KIERKEGÅRD", named.get(1)),
                        Map.entry("gross", named.get(2)),
                        Map.entry("Groß", named.get(2)),
                        Map.entry("Jürgen GROSS", named.get(2)),
                        Map.entry("dorde nunez", named.get(3)),
                        Map.entry("Đorđe", named.get(3)),
                        Map.entry("aesa o'neil-thor", named.get(4)),
                        Map.entry("O’NEIL", named.get(4)),
                        Map.entry("igdir isik", named.get(5)),
                        Map.entry("Işık", named.get(5)));
        asked.forEach((text, name) ->
                assertThat(sides.profiles().search(text, 10))
                        .extracting(SearchRow::name)
                        .as(text)
                        .first()
                        .isEqualTo(name));
    }
}
