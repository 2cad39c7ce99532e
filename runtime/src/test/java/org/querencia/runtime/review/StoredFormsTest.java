package org.querencia.runtime.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.SourceKey;

/// What is stored of pairs and reports reads for ever as it does now.
class StoredFormsTest {

    @Test
    void contributions() {
        List<Contribution> told =
                List.of(new Contribution("name", "Ana \"la\" Peña", "", -0.5, "missing"));
        String json =
                "[{\"field\":\"name\",\"one\":\"Ana \\\"la\\\" Peña\",\"other\":\"\",\"weight\":-0.5,\"level\":\"missing\"}]";

        assertThat(new String(ContributionCodec.write(told), UTF_8)).isEqualTo(json);
        assertThat(ContributionCodec.read(json.getBytes(UTF_8))).isEqualTo(told);
    }

    @Test
    void reports() {
        HygieneReport report =
                new HygieneReport(
                        Instant.parse("2026-10-01T05:00:00Z"),
                        Instant.parse("2026-11-01T05:00:00Z"),
                        Instant.parse("2026-11-01T12:00:00.123456Z"),
                        Map.of(Figure.PEOPLE, 12L, Figure.INVALID, 3L),
                        List.of(new HygieneReport.Doubts(new SourceKey("till"), 4)));
        String json =
                "{\"from\":\"2026-10-01T05:00:00Z\",\"to\":\"2026-11-01T05:00:00Z\",\"at\":\"2026-11-01T12:00:00.123456Z\",\"figures\":{\"people\":12,\"invalid\":3},\"sources\":[{\"source\":\"till\",\"pairs\":4}]}";

        assertThat(new String(HygieneCodec.write(report), UTF_8)).isEqualTo(json);
        assertThat(HygieneCodec.read(json.getBytes(UTF_8))).isEqualTo(report);
    }
}
