package org.querencia.runtime.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.review.HygieneReport.Doubts;

/// [HygieneReport] as the JSON that is stored. A figure that was not counted then is left out.
public final class HygieneCodec {

    private HygieneCodec() {}

    public static byte[] write(HygieneReport report) {
        Map<String, Value> figures = new LinkedHashMap<>();
        for (Figure figure : Figure.values()) {
            Long counted = report.figures().get(figure);
            if (counted != null) {
                figures.put(figure.code(), Value.of(counted));
            }
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("from", Value.of(report.from().toString()));
        fields.put("to", Value.of(report.to().toString()));
        fields.put("at", Value.of(report.at().toString()));
        fields.put("figures", new Fields(figures));
        fields.put(
                "sources", new Items(report.sources().stream().map(HygieneCodec::doubts).toList()));
        return ValueCodec.write(new Fields(fields));
    }

    private static Value doubts(Doubts doubts) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("source", Value.of(doubts.source().value()));
        fields.put("pairs", Value.of(doubts.pairs()));
        return new Fields(fields);
    }

    public static HygieneReport read(byte[] json) {
        if (!(ValueCodec.read(json) instanceof Fields fields)) {
            throw new IllegalArgumentException("a hygiene report: expected an object");
        }
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            fields.get("figures")
                    .flatMap(all ->
                            all instanceof Fields told
                                    ? told.number(figure.code())
                                    : Optional.<BigDecimal>empty())
                    .ifPresent(counted -> figures.put(figure, counted.longValueExact()));
        }
        List<Doubts> sources = new ArrayList<>();
        for (Value value : fields.items("sources")) {
            if (value instanceof Fields told) {
                sources.add(
                        new Doubts(
                                new SourceKey(told.text("source").orElseThrow()),
                                told.number("pairs").orElse(BigDecimal.ZERO).longValueExact()));
            }
        }
        return new HygieneReport(
                instant(fields, "from"),
                instant(fields, "to"),
                instant(fields, "at"),
                figures,
                sources);
    }

    private static Instant instant(Fields fields, String name) {
        return Instant.parse(fields.text(name).orElseThrow());
    }
}
