package org.querencia.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Gathering;

class GatheringTest {

    private static final int NAMES = 30;

    @Test
    void fields_gathered_in_any_number_are_what_a_map_of_them_would_be() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 2_000; round++) {
            Gathering gathering = new Gathering();
            Map<String, Value> map = new LinkedHashMap<>();
            int puts = random.nextInt(2 * NAMES);
            for (int i = 0; i < puts; i++) {
                String name = "f" + random.nextInt(NAMES);
                gathering.put(name, Value.of(i));
                map.put(name, Value.of(i));
            }

            Fields gathered = gathering.fields();

            Fields expected = new Fields(map);
            assertThat(gathered).isEqualTo(expected).hasSameHashCodeAs(expected);
            assertThat(expected).isEqualTo(gathered);
            assertThat(List.copyOf(gathered.values().entrySet()))
                    .isEqualTo(List.copyOf(map.entrySet()));
            List<String> names = new ArrayList<>();
            gathered.values().forEach((name, _) -> names.add(name));
            assertThat(names).containsExactlyElementsOf(map.keySet());
            for (int i = 0; i < NAMES; i++) {
                assertThat(gathered.get("f" + i)).isEqualTo(expected.get("f" + i));
                assertThat(gathered.values().containsKey("f" + i))
                        .isEqualTo(map.containsKey("f" + i));
            }
        }
    }
}
