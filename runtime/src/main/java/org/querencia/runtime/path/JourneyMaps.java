package org.querencia.runtime.path;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.stage.StageFigures;
import org.querencia.runtime.stage.StageFigures.Flow;
import org.querencia.runtime.stage.StageFigures.Rate;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.warehouse.Among;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Ways;
import org.querencia.runtime.warehouse.Ways.Contact;
import org.querencia.runtime.warehouse.Ways.Contacts;
import org.querencia.runtime.warehouse.Ways.Content;

/// Stages by channel: of those who stand in a stage now, how many had to do with the company
/// through which channel in a period, what comes next, and where nothing happens. Safe from any
/// thread.
public final class JourneyMaps {

    /// Fewer than one in so many of a stage is a gap.
    public static final int GAP_ONE_IN = 20;

    private static final Duration WITHIN = Duration.ofDays(30);

    private final Ways ways;
    private final StageServices stages;
    private final Memberships memberships;
    private final ZoneId zone;
    private final InstantSource clock;

    public JourneyMaps(
            Ways ways,
            StageServices stages,
            Memberships memberships,
            ZoneId zone,
            InstantSource clock) {
        this.ways = ways;
        this.memberships = memberships;
        this.stages = stages;
        this.zone = zone;
        this.clock = clock;
    }

    /// Which days and people a map is of.
    ///
    /// @param from first day, of the workspace's zone
    /// @param segment only people who are in it now; empty for all
    /// @param campaign only people who came by it in the days; empty for all
    /// @param trait only people of whom this was said last; empty for all
    public record Asked(
            LocalDate from,
            LocalDate to,
            String segment,
            String campaign,
            Optional<Among.Trait> trait) {

        /// Whether it is of some people only.
        public boolean isNarrow() {
            return !segment.isEmpty() || !campaign.isEmpty() || trait.isPresent();
        }

        private Period days() {
            return new Period(Optional.of(from), Optional.of(to));
        }
    }

    /// @param channels those anything came through, most people first
    /// @param rows in the order of the stages
    /// @param others what people did elsewhere, most people first
    /// @param gaps those with most people first
    public record JourneyMap(
            List<String> channels, List<Row> rows, List<Contact> others, List<Gap> gaps) {
        public JourneyMap {
            channels = List.copyOf(channels);
            rows = List.copyOf(rows);
            others = List.copyOf(others);
            gaps = List.copyOf(gaps);
        }
    }

    /// @param size how many stand in it now
    /// @param reached of those, who did anything in the period
    /// @param cells one for each channel
    /// @param contents what most of them met, at most [Contacts#CONTENTS_MAX]
    /// @param onward of who entered it in the period; empty for the last
    /// @param next where most went from it in the period; empty where nobody did
    public record Row(
            Stage stage,
            long size,
            long reached,
            List<Cell> cells,
            List<Content> contents,
            Optional<Rate> onward,
            Optional<Flow> next) {
        public Row {
            cells = List.copyOf(cells);
            contents = List.copyOf(contents);
        }
    }

    public record Cell(String channel, long people, long events) {}

    /// A stage whose people are hardly met through a channel.
    ///
    /// @param without how many of those who stand in it
    public record Gap(String stage, String channel, long without) {}

    public JourneyMap of(StageModel model, Asked asked) {
        Contacts contacts =
                ways.contacts(
                        told -> stages.passages().each(model.key(), told),
                        among(asked),
                        asked.days());
        List<String> channels = channels(contacts.own());
        Map<String, Map<String, Contact>> by = new HashMap<>();
        for (Contact contact : contacts.own()) {
            by.computeIfAbsent(contact.stage(), _ -> new HashMap<>()).put(contact.place(), contact);
        }
        Passing passing = passing(model, asked);
        List<Row> rows = new ArrayList<>();
        for (Stage stage : model.stages()) {
            String key = stage.key();
            rows.add(
                    new Row(
                            stage,
                            contacts.sizes().getOrDefault(key, 0L),
                            contacts.reached().getOrDefault(key, 0L),
                            cells(channels, by.getOrDefault(key, Map.of())),
                            contacts.contents().stream()
                                    .filter(content -> content.stage().equals(key))
                                    .toList(),
                            Optional.ofNullable(passing.onward().get(key)),
                            passing.flows().stream()
                                    .filter(flow -> flow.from().equals(Optional.of(key)))
                                    .findFirst()));
        }
        return new JourneyMap(channels, rows, contacts.others(), gaps(rows));
    }

    /// How people passed in the period.
    ///
    /// @param flows the most first
    /// @param onward by the stage they entered
    private record Passing(List<Flow> flows, Map<String, Rate> onward) {}

    private Passing passing(StageModel model, Asked asked) {
        StageFigures.Period period = period(asked.from(), asked.to());
        return asked.isNarrow()
                ? stages.figures()
                        .among(
                                told -> ways.each(among(asked), asked.days(), told),
                                some -> passing(model, period, some))
                : passing(model, period, stages.figures());
    }

    private Passing passing(StageModel model, StageFigures.Period period, StageFigures figures) {
        Map<String, Rate> onward = new HashMap<>();
        for (Stage stage : model.stages()) {
            stages.boards()
                    .onward(model, stage.key(), period, WITHIN)
                    .map(figures::rate)
                    .ifPresent(rate -> onward.put(stage.key(), rate));
        }
        return new Passing(figures.flows(model.key(), period), onward);
    }

    /// Who of a stage was met through a channel, or was not; at most `limit`.
    public List<ProfileId> people(StageModel model, Asked asked, Ways.Cell cell, int limit) {
        return ways.touched(
                told -> stages.passages().each(model.key(), told),
                among(asked),
                asked.days(),
                cell,
                limit);
    }

    private Among among(Asked asked) {
        return new Among(
                asked.segment().isEmpty()
                        ? Optional.empty()
                        : Optional.of(told -> memberships.each(asked.segment(), told)),
                asked.campaign(),
                asked.trait());
    }

    private StageFigures.Period period(LocalDate from, LocalDate to) {
        Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
        Instant now = clock.instant();
        return new StageFigures.Period(
                from.atStartOfDay(zone).toInstant(), end.isAfter(now) ? now : end);
    }

    private static List<String> channels(List<Contact> own) {
        Map<String, Long> people = new LinkedHashMap<>();
        own.forEach(contact -> people.merge(contact.place(), contact.people(), Long::sum));
        return people.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Cell> cells(List<String> channels, Map<String, Contact> contacts) {
        return channels.stream()
                .map(channel ->
                        Optional.ofNullable(contacts.get(channel))
                                .map(one -> new Cell(channel, one.people(), one.events()))
                                .orElseGet(() -> new Cell(channel, 0, 0)))
                .toList();
    }

    private static List<Gap> gaps(List<Row> rows) {
        List<Gap> gaps = new ArrayList<>();
        for (Row row : rows) {
            for (Cell cell : row.cells()) {
                if (row.size() > 0 && cell.people() * GAP_ONE_IN < row.size()) {
                    gaps.add(
                            new Gap(
                                    row.stage().key(),
                                    cell.channel(),
                                    Math.max(0, row.size() - cell.people())));
                }
            }
        }
        gaps.sort(
                Comparator.comparingLong((Gap gap) -> -gap.without())
                        .thenComparing(Gap::stage)
                        .thenComparing(Gap::channel));
        return gaps;
    }
}
