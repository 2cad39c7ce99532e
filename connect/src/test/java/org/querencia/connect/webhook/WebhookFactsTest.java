package org.querencia.connect.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.core.event.Event;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.webhook.Webhooks.Answer;

/// Each example in `examples/webhooks` against the facts it makes, in the form in which they are
/// stored. Run with `-Dgolden.write=true` to write them anew, and read the difference before it is
/// kept.
class WebhookFactsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/webhook");

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_becomes_the_facts_written_down_for_it(String example) {
        String facts =
                new HookKit()
                        .eventsOf(example).stream()
                                .map(fact -> new String(FactCodec.write(fact), UTF_8))
                                .collect(Collectors.joining("\n"));

        assertGolden(example, facts);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_sent_again_changes_nothing(String example) {
        HookKit kit = new HookKit();
        List<Event> events = kit.eventsOf(example);

        Answer again = kit.send(example);

        assertThat(again)
                .isInstanceOfSatisfying(
                        Answer.Taken.class, taken -> assertThat(taken.stored()).isZero());
        assertThat(kit.ingest.events()).isEqualTo(events);
    }

    @Test
    void a_lead_that_comes_again_with_answers_counts_once_and_tells_who_it_is() {
        HookKit kit = new HookKit();
        kit.send("meta/lead.json");
        String answered =
                new String(HookKit.content("meta/lead-with-answers.json"), UTF_8)
                        .replace("444444444445", "444444444444");

        kit.door.receive(HookKit.signed("meta/lead-with-answers.json", answered));

        assertThat(kit.ingest.events())
                .extracting(event -> event.type() + " " + event.name() + event.identifiers().size())
                .containsExactly("TRACK Lead Submitted1", "IDENTIFY 3");
    }

    static List<String> examples() {
        return HookKit.examples();
    }

    private static void assertGolden(String example, String facts) {
        Path file = GOLDEN.resolve(example.replace('/', '-') + "l");
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(GOLDEN);
                Files.writeString(file, facts + "\n");
            }
            assertThat(facts).isEqualTo(Files.readString(file).strip());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
