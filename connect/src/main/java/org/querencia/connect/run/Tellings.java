package org.querencia.connect.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.querencia.connect.fact.Draft;
import org.querencia.connect.fact.DraftCodec;
import org.querencia.connect.fact.Joining;
import org.querencia.connect.fact.RowIds;
import org.querencia.connect.mapping.Kind.Repeats;
import org.querencia.connect.read.Why;
import org.querencia.connect.run.Part.Group;
import org.querencia.connect.run.Telling.Known;
import org.querencia.core.event.ImportId;
import org.querencia.core.identity.Identifier;
import org.querencia.runtime.imports.KeyVersion;

/// Says what the rows of a group tell, given what was told of their key before.
final class Tellings {

    private final ImportId importId;
    private final Repeats repeats;
    private final boolean dated;
    private final Joining joining;
    private final RowIds ids;
    private final IntPredicate fileKnown;

    /// @param dated whether rows say when they were, so that the same content is the same telling
    /// @param fileKnown whether a file, by its number, was imported before as it is
    Tellings(
            ImportId importId,
            Repeats repeats,
            boolean dated,
            Joining joining,
            RowIds ids,
            IntPredicate fileKnown) {
        this.importId = importId;
        this.repeats = repeats;
        this.dated = dated;
        this.joining = joining;
        this.ids = ids;
        this.fileKnown = fileKnown;
    }

    /// A row that cannot be taken together with those before it.
    record Refused(Told row, Why why) {}

    /// @param said what is now said of keys, to be kept
    record Outcome(List<Telling> tellings, List<Refused> refused, List<KeyVersion> said) {

        static Outcome empty() {
            return new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    Outcome tell(Group group, List<KeyVersion> before) {
        Outcome outcome = Outcome.empty();
        group.beyond()
                .forEach(row ->
                        outcome.refused()
                                .add(
                                        new Refused(
                                                row, Why.of("too-many", Part.ROWS_PER_GROUP_MAX))));
        if (!group.keyed()) {
            equalRows(group, outcome);
        } else if (repeats == Repeats.JOIN) {
            joined(group, before, outcome);
        } else {
            eachRow(group, before, outcome);
        }
        return outcome;
    }

    /// The n-th equal row of a file is the same as the n-th of another.
    private void equalRows(Group group, Outcome outcome) {
        List<Draft> drafts = DraftCodec.read(group.rows().getFirst().drafts());
        Map<Integer, Integer> perFile = new HashMap<>();
        Map<Integer, Telling> told = new TreeMap<>();
        for (Told row : group.rows()) {
            int ordinal = perFile.merge(row.file(), 1, Integer::sum);
            Known known = told.containsKey(ordinal) ? Known.SAME : Known.NEW;
            Telling telling =
                    new Telling(
                            List.of(row),
                            group.id(),
                            false,
                            ordinal,
                            group.id(),
                            drafts,
                            known,
                            row.sequence());
            told.putIfAbsent(ordinal, telling);
            outcome.tellings().add(telling);
        }
    }

    private record Line(Told told, List<Draft> drafts) {
        List<Identifier> who() {
            return drafts.stream()
                    .map(Draft::who)
                    .filter(one -> !one.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }
    }

    private void joined(Group group, List<KeyVersion> before, Outcome outcome) {
        List<Line> ofOneBuyer =
                oneBuyer(
                        group.rows().stream()
                                .map(row -> new Line(row, DraftCodec.read(row.drafts())))
                                .toList(),
                        outcome);
        List<Line> lines = distinct(ofOneBuyer);
        List<UUID> contents =
                lines.stream().map(line -> ids.content(line.told().drafts())).toList();
        version(
                ofOneBuyer.stream().map(Line::told).toList(),
                group.id(),
                ids.together(contents),
                joining.join(lines.stream().map(Line::drafts).toList()),
                before,
                true,
                outcome);
    }

    private void eachRow(Group group, List<KeyVersion> before, Outcome outcome) {
        List<KeyVersion> known = new ArrayList<>(before);
        for (int i = 0; i < group.rows().size(); i++) {
            Told row = group.rows().get(i);
            UUID content = ids.content(row.drafts());
            boolean first = i == 0;
            boolean last = i == group.rows().size() - 1;
            UUID firstContent = ids.content(group.rows().getFirst().drafts());
            if (repeats == Repeats.REJECT && !first && !content.equals(firstContent)) {
                outcome.refused()
                        .add(
                                new Refused(
                                        row,
                                        Why.of("said-otherwise", group.rows().getFirst().line())));
                continue;
            }
            version(
                    List.of(row),
                    group.id(),
                    content,
                    DraftCodec.read(row.drafts()),
                    known,
                    last || repeats == Repeats.REJECT,
                    outcome);
            known = new ArrayList<>(before);
            known.addAll(outcome.said());
        }
    }

    /// @param last whether it is the file's last word on the key: what was said long ago counts as
    ///   known only if more is to come, if rows are dated, or if the whole file was known
    private void version(
            List<Told> rows,
            UUID key,
            UUID content,
            List<Draft> drafts,
            List<KeyVersion> known,
            boolean last,
            Outcome outcome) {
        boolean isLatest = !known.isEmpty() && known.getLast().content().equals(content);
        boolean wasSaid = known.stream().anyMatch(one -> one.content().equals(content));
        boolean old = !last || dated || fileKnown.test(rows.getFirst().file());
        boolean same = isLatest || (wasSaid && old);
        int version = known.isEmpty() ? 1 : known.getLast().version() + (same ? 0 : 1);
        if (!same) {
            outcome.said().add(new KeyVersion(key, version, content, importId));
        }
        outcome.tellings()
                .add(
                        new Telling(
                                rows,
                                key,
                                true,
                                version,
                                content,
                                drafts,
                                same ? Known.SAME : known.isEmpty() ? Known.NEW : Known.CHANGED,
                                rows.getLast().sequence()));
    }

    /// Lines that come in several files are the same lines: of each as many as the file with most
    /// of them has.
    private List<Line> distinct(List<Line> lines) {
        int first = lines.getFirst().told().file();
        if (lines.stream().allMatch(line -> line.told().file() == first)) {
            return lines;
        }
        Map<UUID, Map<Integer, Integer>> perFile = new HashMap<>();
        Map<UUID, Integer> taken = new HashMap<>();
        List<Line> distinct = new ArrayList<>();
        for (Line line : lines) {
            UUID content = ids.content(line.told().drafts());
            int ordinal =
                    perFile.computeIfAbsent(content, _ -> new HashMap<>())
                            .merge(line.told().file(), 1, Integer::sum);
            if (ordinal > taken.getOrDefault(content, 0)) {
                taken.put(content, ordinal);
                distinct.add(line);
            }
        }
        return distinct;
    }

    /// A line that names somebody else than the lines before it would make strangers one person.
    private static List<Line> oneBuyer(List<Line> lines, Outcome outcome) {
        List<Line> kept = new ArrayList<>(lines.size());
        List<Identifier> buyer = List.of();
        for (Line line : lines) {
            List<Identifier> who = line.who();
            if (!buyer.isEmpty() && !who.isEmpty() && !who.equals(buyer)) {
                outcome.refused()
                        .add(
                                new Refused(
                                        line.told(),
                                        Why.of(
                                                "another-customer",
                                                who.getFirst(),
                                                buyer.getFirst())));
                continue;
            }
            buyer = buyer.isEmpty() ? who : buyer;
            kept.add(line);
        }
        return kept;
    }
}
