package org.querencia.connect.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.connect.fact.Draft;
import org.querencia.connect.fact.Joining;
import org.querencia.connect.mapping.Mapping.Rule;
import org.querencia.connect.read.DateStyle;
import org.querencia.connect.read.Row;
import org.querencia.connect.read.Why;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value;
import org.querencia.core.identity.Identifier;
import org.querencia.runtime.imports.Preview.Problem;

/// Says what a mapping makes of each row of a file. For one thread.
public final class Judge {

    private static final int KEY_LENGTH_MAX = 1_000;

    private final Mapping mapping;
    private final Cells cells;
    private final ConditionJudge conditions;
    private final PersonJudge people;
    private final EventJudge events;
    private final ValueReader values;

    public Judge(Mapping mapping, FileFacts file, Company company, Instant now) {
        this.mapping = mapping;
        this.cells = new Cells(file.columns());
        this.conditions = new ConditionJudge(cells, file.numbers());
        this.values =
                new ValueReader(
                        cells,
                        file.numbers(),
                        file.dates(),
                        mapping.file().dates().flatMap(DateStyle::ofPattern),
                        new ValueReader.Zones(
                                mapping.zone().orElse(company.zone()), company.zone()),
                        now);
        this.people = new PersonJudge(mapping, values, company);
        this.events =
                mapping.kind().equals(Kinds.ORDERS)
                        ? new OrderJudge(mapping, values, conditions, company)
                        : new FieldsJudge(mapping, values, company);
    }

    /// What makes the event of a row, beside what it tells of the person.
    interface EventJudge {

        /// @param who whom the row is about; nobody's where it is empty
        Main judge(Row row, List<Identifier> who);
    }

    /// @param at when it was, where the row says so
    /// @param draft the event; empty where the row only describes a person
    /// @param about names what kind of thing the key is of, where one kind has several
    record Main(Optional<Instant> at, Optional<Draft> draft, String about) {}

    /// Which columns the mapping names that the file has not.
    public static List<Problem> missing(
            Mapping mapping, List<String> columns, MappingReader.Places places) {
        Cells cells = new Cells(columns);
        Set<String> told = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (MappingColumns.Named named : MappingColumns.of(mapping)) {
            if (!cells.has(named.column()) && told.add(named.column())) {
                int[] place = places.of(named.path());
                problems.add(
                        new Problem(
                                place[0],
                                place[1],
                                named.path(),
                                cells.nearest(named.column())
                                        .map(near -> Why.of("no-column-near", named.column(), near))
                                        .orElseGet(() -> Why.of("no-column", named.column()))));
            }
        }
        return problems;
    }

    /// How rows of the same key are put together.
    public static Joining joining(Mapping mapping) {
        return new Joining(
                mapping.fields().entrySet().stream()
                        .filter(field -> field.getValue().perLine())
                        .map(java.util.Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    public Verdict judge(Row row) {
        try {
            Optional<Verdict> ruled = ruled(row);
            return ruled.isPresent() ? ruled.get() : told(row);
        } catch (RowFault fault) {
            return fault.verdict();
        }
    }

    private Optional<Verdict> ruled(Row row) {
        for (Rule rule : mapping.skip()) {
            if (conditions.holds(rule.when(), row)) {
                return Optional.of(new Verdict.Skipped(rule.reason()));
            }
        }
        for (Rule rule : mapping.reject()) {
            if (conditions.holds(rule.when(), row)) {
                String column = conditions.columnThatDecided(rule.when(), row);
                return Optional.of(
                        new Verdict.Rejected(
                                column,
                                column.isEmpty() ? "" : cells.raw(row, column),
                                Why.said(rule.reason())));
            }
        }
        return Optional.empty();
    }

    private Verdict told(Row row) {
        List<Verdict.Note> notes = new ArrayList<>(0);
        List<Identifier> who = people.who(row, notes);
        Main main = events.judge(row, who);
        List<Draft> drafts = new ArrayList<>(2);
        people.describe(row, who, main.at(), drafts);
        main.draft().ifPresent(drafts::add);
        people.consents(row, who, main.at(), drafts);
        if (drafts.isEmpty()) {
            return new Verdict.Rejected("", "", Why.of("says-nothing"));
        }
        return new Verdict.Told(key(row, who, main), drafts, notes);
    }

    /// What the row is about: the mapping's columns, else the kind's fields.
    private String key(Row row, List<Identifier> who, Main main) {
        if (mapping.keyless()) {
            return "";
        }
        StringBuilder key = new StringBuilder(main.about());
        boolean said =
                mapping.key().isEmpty()
                        ? keyOfKind(row, who, main, key)
                        : keyOfColumns(row, who, key);
        return said ? Texts.cut(key.toString(), KEY_LENGTH_MAX) : "";
    }

    private boolean keyOfColumns(Row row, List<Identifier> who, StringBuilder key) {
        boolean said = false;
        for (String column : mapping.key()) {
            String text =
                    column.equals(Kind.PERSON) && !cells.has(column)
                            ? strongest(who)
                            : cells.text(row, column);
            said |= !text.isEmpty();
            key.append('\u001f').append(text);
        }
        return said;
    }

    /// The kind's fields, if its first one is mapped and said.
    private boolean keyOfKind(Row row, List<Identifier> who, Main main, StringBuilder key) {
        for (int i = 0; i < mapping.kind().key().size(); i++) {
            String name = mapping.kind().key().get(i);
            String text =
                    name.equals(Kind.PERSON)
                            ? strongest(who)
                            : name.equals(mapping.kind().at())
                                    ? main.at().map(Instant::toString).orElse("")
                                    : Optional.ofNullable(mapping.fields().get(name))
                                            .flatMap(taking -> values.text(row, taking))
                                            .orElse("");
            if (i == 0 && text.isEmpty()) {
                return false;
            }
            key.append('\u001f').append(text);
        }
        return !mapping.kind().key().isEmpty();
    }

    private static String strongest(List<Identifier> who) {
        return who.isEmpty() ? "" : who.getFirst().toString();
    }

    /// Puts a value among others unless the row does not say it.
    static void put(
            java.util.Map<String, Value> fields, String name, Optional<? extends Value> value) {
        value.ifPresent(present -> fields.put(name, present));
    }
}
