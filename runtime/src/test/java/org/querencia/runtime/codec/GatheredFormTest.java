package org.querencia.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Said;
import org.querencia.core.event.SourceKey;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Seeds;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Kept;
import org.querencia.core.rule.Micros;
import org.querencia.core.rule.Point;
import org.querencia.core.rule.RandomLives;
import org.querencia.core.rule.RandomRules;
import org.querencia.core.rule.RuleSet;
import org.querencia.core.rule.Setting;

class GatheredFormTest {

    private static final long NOON = Micros.of(Events.NOON);
    private static final long LATER = NOON + 5_000_000;

    @Test
    void what_is_kept_of_events_for_rules() {
        Golden.holds("gathered/v1/full.json", full(), GatheredCodec::write, GatheredCodec::read);
    }

    @Test
    void whatever_is_kept_reads_back_as_it_was() {
        Seeds.each(
                300,
                (random, _) -> {
                    RuleSet rules =
                            RuleSet.of(
                                    List.of(
                                            new RandomRules(random).rule(),
                                            new RandomRules(random).rule()),
                                    new Setting(
                                            ZoneId.of("America/Bogota"),
                                            Currency.getInstance("COP")));
                    Gathered kept =
                            rules.plus(Gathered.NONE, new RandomLives(random).life("p", 20));
                    assertThat(GatheredCodec.read(GatheredCodec.write(kept))).isEqualTo(kept);
                });
    }

    private static Gathered full() {
        TreeMap<Integer, Kept> days = new TreeMap<>();
        days.put(20_393, new Kept.Tally(1, NOON, NOON));
        days.put(20_394, amounts(1, "5", "5", "5"));
        return Gathered.of(
                Map.of(
                        "a", new Kept.Tally(3, NOON, LATER),
                        "b", amounts(2, "12.5", "2", "10.5"),
                        "c",
                                new Kept.Amounts(
                                        0, BigDecimal.ZERO, Optional.empty(), Optional.empty()),
                        "d", new Kept.Different(new long[] {-7, 9}),
                        "e", new Kept.Times(1_000, new long[] {NOON, LATER}),
                        "f",
                                new Kept.Values(
                                        1_000,
                                        new long[] {NOON},
                                        new BigDecimal[] {new BigDecimal("-0.000001")}),
                        "g", new Kept.ByDay(400, days),
                        "h", new Kept.Word(Optional.of(said("web"))),
                        "i", new Kept.Word(Optional.empty()),
                        "j", new Kept.Place(Optional.of(said(new Point(4.6486, -74.0628))))));
    }

    private static Kept amounts(long count, String sum, String smallest, String largest) {
        return new Kept.Amounts(
                count,
                new BigDecimal(sum),
                Optional.of(new BigDecimal(smallest)),
                Optional.of(new BigDecimal(largest)));
    }

    private static <T> Said<T> said(T value) {
        return new Said<>(value, 0, Events.NOON, "m1", new SourceKey("shop"));
    }
}
