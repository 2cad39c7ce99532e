package org.querencia.runtime.measure;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Funnel;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Better;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.core.measure.Measure.Unit;
import org.querencia.core.measure.OwnMeasures;
import org.querencia.core.measure.Question;
import org.querencia.core.measure.Words;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.ChannelDay;
import org.querencia.runtime.warehouse.Overviews.Group;
import org.querencia.runtime.warehouse.Overviews.Period;

/// Two measures, revenue and orders, by time and channel, for what is around measures. A file of
/// one's own is its key, a colon and anything that does not hold the word `wrong`. In funnels each
/// event is told as if it were somebody's who did all before it.
public record FewMeasures(Supplier<Overviews> overviews)
        implements Measures, MeasureFiles, Funnels {

    /// All that speaks of measures, with these two.
    public static MeasureServices services(
            Supplier<OwnMeasures> own, Supplier<Overviews> overviews, IdentityDecisions decisions) {
        FewMeasures few = new FewMeasures(overviews);
        return new MeasureServices(new MeasureDesk(own, few, few, decisions), few, few);
    }

    private static final Measure REVENUE = measure("revenue", Theme.SALES, Unit.MONEY, "ventas");
    private static final Measure ORDERS = measure("orders", Theme.SALES, Unit.NUMBER, "pedidos");

    @Override
    public List<Measure> shipped() {
        return List.of(REVENUE, ORDERS);
    }

    @Override
    public String text(String key) {
        return key + ": shipped";
    }

    @Override
    public Measure read(String yaml) {
        String key = yaml.substring(0, Math.max(0, yaml.indexOf(':')));
        return measure(key, Theme.CUSTOMERS, Unit.NUMBER, yaml);
    }

    private static Measure measure(String key, Theme theme, Unit unit, String said) {
        return new Measure(
                key,
                theme,
                new Words(said, key),
                new Words("qué es " + key, "what " + key + " is"),
                new Words("haga algo", "do something"),
                unit,
                Better.MORE,
                EnumSet.of(Kind.TIME, Kind.WAY),
                List.of(),
                false,
                2,
                "",
                said,
                said);
    }

    @Override
    public Answer answer(Measure measure, Question question) {
        for (Dimension dimension : question.by()) {
            if (!measure.knows(dimension)) {
                throw new UnansweredException(
                        "%s: %s cannot be told by it".formatted(dimension.name(), measure.key()));
            }
        }
        Map<String, List<ChannelDay>> cells = new TreeMap<>();
        if (question.by().isEmpty()) {
            cells.put("", new ArrayList<>());
        }
        for (ChannelDay day : days(question)) {
            String key = String.join("\n", cells(question, day));
            cells.computeIfAbsent(key, _ -> new ArrayList<>()).add(day);
        }
        return new Answer(
                question.by().stream().map(Dimension::name).toList(),
                cells.entrySet().stream()
                        .map(cell -> row(question, measure, cell.getKey(), cell.getValue()))
                        .toList(),
                List.of());
    }

    private List<ChannelDay> days(Question question) {
        return overviews
                .get()
                .channelDays(new Period(question.from(), question.to()), Optional.empty())
                .stream()
                .filter(day ->
                        question.only().stream()
                                .allMatch(only -> cell(only.dimension(), day).equals(only.value())))
                .toList();
    }

    private static List<String> cells(Question question, ChannelDay day) {
        return question.by().stream().map(dimension -> cell(dimension, day)).toList();
    }

    private static String cell(Dimension dimension, ChannelDay day) {
        Optional<Grain> grain = dimension.grain();
        return grain.isPresent()
                ? grain.get().format(grain.get().start(day.day()))
                : dimension.name().equals("channel") ? day.channel() : "";
    }

    private static Answer.Row row(
            Question question, Measure measure, String key, List<ChannelDay> days) {
        long orders = days.stream().mapToLong(ChannelDay::orders).sum();
        BigDecimal revenue =
                days.stream()
                        .map(day -> day.revenue().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Answer.Row(
                question.by().isEmpty() ? List.of() : List.of(key.split("\n", -1)),
                Optional.of(measure.unit() == Unit.MONEY ? revenue : BigDecimal.valueOf(orders)),
                OptionalLong.of(orders));
    }

    @Override
    public List<Behind> people(Measure measure, Question question, int limit) {
        return overviews
                .get()
                .people(
                        Group.CUSTOMERS,
                        new Period(question.from(), question.to()),
                        Optional.empty(),
                        limit)
                .stream()
                .map(one ->
                        new Behind(
                                one.profile(),
                                measure.unit() == Unit.MONEY
                                        ? one.revenue().amount()
                                        : BigDecimal.valueOf(one.orders())))
                .sorted(Comparator.comparing(Behind::value).reversed())
                .toList();
    }

    @Override
    public List<Funnel.Reached> of(Funnel funnel, Instant now) {
        List<Long> reached = new ArrayList<>();
        List<Long> lost = new ArrayList<>();
        long here = Long.MAX_VALUE;
        for (Funnel.Step step : funnel.steps()) {
            long did =
                    overviews.get().events(Optional.empty()).stream()
                            .filter(kind -> kind.name().equals(step.event()))
                            .mapToLong(Overviews.EventKind::count)
                            .sum();
            if (!reached.isEmpty()) {
                lost.add(here - Math.min(here, did));
            }
            here = Math.min(here, did);
            reached.add(here);
        }
        lost.add(0L);
        return List.of(
                new Funnel.Reached(
                        "",
                        reached,
                        Collections.nCopies(reached.size(), 0L),
                        lost,
                        Collections.nCopies(reached.size(), Optional.empty())));
    }

    @Override
    public Walkers walkers(Funnel funnel, Place place, Instant now, int limit) {
        List<ProfileId> people =
                overviews
                        .get()
                        .people(
                                Group.SEEN,
                                new Period(funnel.from(), funnel.to()),
                                Optional.empty(),
                                limit)
                        .stream()
                        .map(Overviews.Behind::profile)
                        .toList();
        return new Walkers(people, people.size());
    }

    @Override
    public Optional<String> fault(Measure measure) {
        return measure.sql().contains("wrong") ? Optional.of("sql: it is wrong") : Optional.empty();
    }
}
