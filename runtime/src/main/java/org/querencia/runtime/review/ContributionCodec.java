package org.querencia.runtime.review;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.runtime.codec.ValueCodec;

/// [Contribution]s as the JSON that is stored: `[{"field":…,"one":…,"other":…,"weight":…,
/// "level":…}]`.
public final class ContributionCodec {

    private ContributionCodec() {}

    public static byte[] write(List<Contribution> contributions) {
        return ValueCodec.write(
                new Items(contributions.stream().map(ContributionCodec::value).toList()));
    }

    public static List<Contribution> read(byte[] json) {
        return ValueCodec.read(json) instanceof Items(List<Value> items)
                ? items.stream().map(ContributionCodec::contribution).toList()
                : List.of();
    }

    private static Value value(Contribution told) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("field", Value.of(told.field()));
        fields.put("one", Value.of(told.one()));
        fields.put("other", Value.of(told.other()));
        fields.put("weight", Value.of(BigDecimal.valueOf(told.weight())));
        fields.put("level", Value.of(told.level()));
        return new Fields(fields);
    }

    private static Contribution contribution(Value value) {
        if (!(value instanceof Fields fields)) {
            throw new IllegalArgumentException("a contribution is stored as '%s'".formatted(value));
        }
        return new Contribution(
                fields.text("field").orElse("?"),
                fields.text("one").orElse(""),
                fields.text("other").orElse(""),
                fields.number("weight").map(BigDecimal::doubleValue).orElse(0.0),
                fields.text("level").orElse(""));
    }
}
