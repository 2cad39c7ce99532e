package org.querencia.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;

class ChannelNamesTest {

    @Test
    void a_name_joins_a_channel_with_all_that_counted_as_it() {
        ChannelNames names = ChannelNames.NONE;
        names = counting(names, "Facebook", "fb");
        names = counting(names, "Instagram", "ig");

        names = counting(names, "fb", "meta");
        names = counting(names, "ig", "Facebook");

        assertThat(names.all())
                .isEqualTo(Map.of("meta", List.of("facebook", "fb", "ig", "instagram")));
        assertThat(names.channel("Instagram")).isEqualTo("meta");
    }

    @Test
    void a_name_that_counts_as_itself_leaves_its_channel() {
        ChannelNames names = counting(counting(ChannelNames.NONE, "fb", "meta"), "ig", "meta");

        assertThat(counting(names, "fb", "fb").all()).isEqualTo(Map.of("meta", List.of("ig")));
        assertThat(counting(counting(names, "fb", "fb"), "ig", "ig")).isEqualTo(ChannelNames.NONE);
    }

    @Test
    void one_of_the_other_names_may_become_the_name() {
        ChannelNames names = counting(counting(ChannelNames.NONE, "fb", "meta"), "ig", "meta");

        assertThat(names.counting("meta", "ig").channel()).isEqualTo("ig");
        assertThat(counting(names, "meta", "ig").all())
                .isEqualTo(Map.of("ig", List.of("fb", "meta")));
    }

    @Test
    void what_counts_so_already_needs_nothing() {
        ChannelNames names = counting(ChannelNames.NONE, "fb", "meta");

        assertThat(names.counting(" FB ", "Meta").contents()).isEmpty();
        assertThat(names.counting("meta", "meta").contents()).isEmpty();
        assertThat(names.counting("mail", "mail").contents()).isEmpty();
    }

    private static ChannelNames counting(ChannelNames names, String name, String channel) {
        ChannelNames now = names;
        for (Map.Entry<String, String> one : names.counting(name, channel).contents().entrySet()) {
            now = now.with(definition(one.getKey(), one.getValue()));
        }
        return now;
    }

    private static Definition definition(String channel, String names) {
        return new Definition(
                channel,
                Origin.of("console", Trust.SECRET),
                Instant.EPOCH,
                "ana@x.co",
                ChannelNames.KIND,
                channel,
                names);
    }
}
