package org.querencia.runtime.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.state.Described;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.SearchRow;
import org.querencia.science.linkage.Column;

/// Reads everybody, page by page.
final class Census {

    private static final int PAGE = 1_000;

    /// A record that says less than two things of somebody is like everybody's.
    static final int VALUES_MIN = 2;

    private final Profiles profiles;
    private final PersonRecords records;

    Census(Profiles profiles, PersonRecords records) {
        this.profiles = profiles;
        this.records = records;
    }

    static PersonRecords records(Sources sources, boolean withPublic) {
        Set<SourceKey> open =
                sources.all().stream()
                        .filter(source -> source.trust() == Trust.PUBLIC)
                        .map(Source::key)
                        .collect(Collectors.toSet());
        return new PersonRecords(open::contains, withPublic);
    }

    /// Somebody with their record.
    record Known(Described person, List<String> values) {}

    void everybody(Consumer<List<Known>> told) {
        Optional<Position> before = Optional.empty();
        List<SearchRow> page = profiles.list(before, PAGE);
        while (!page.isEmpty()) {
            told.accept(
                    profiles.described(page.stream().map(SearchRow::profile).toList()).stream()
                            .map(this::known)
                            .toList());
            before = Optional.of(page.getLast().first());
            page = profiles.list(before, PAGE);
        }
    }

    Known known(Described person) {
        return new Known(person, records.of(person));
    }

    /// What is to be learned from: what identifiers alone hold together, since of people who are
    /// one already nothing could be learned of how such records differ.
    List<Known> parts(Known known) {
        Described person = known.person();
        return person.parts().isEmpty()
                ? List.of(known)
                : person.parts().stream().map(part -> known(person.only(part))).toList();
    }

    static boolean tellsEnough(List<String> values) {
        return values.stream().filter(value -> !value.isEmpty()).count() >= VALUES_MIN;
    }

    /// Gathers records as the columns they are learned from.
    static final class Table {
        private final List<Known> rows = new ArrayList<>();

        void add(Known known) {
            rows.add(known);
        }

        List<Known> rows() {
            return rows;
        }

        String[] ids() {
            return rows.stream()
                    .map(row ->
                            row.person().nodes().stream()
                                    .map(node -> node.id().toString())
                                    .min(Comparator.naturalOrder())
                                    .orElse(row.person().id().toString()))
                    .toArray(String[]::new);
        }

        List<Column> columns() {
            List<Column> columns = new ArrayList<>();
            for (int c = 0; c < PersonRecords.COLUMNS.size(); c++) {
                Map<String, Integer> known = new HashMap<>();
                List<String> values = new ArrayList<>();
                int[] codes = new int[rows.size()];
                for (int row = 0; row < codes.length; row++) {
                    String value = rows.get(row).values().get(c);
                    Integer code =
                            value.isEmpty() ? Integer.valueOf(Column.NONE) : known.get(value);
                    if (code == null) {
                        code = values.size();
                        known.put(value, code);
                        values.add(value);
                    }
                    codes[row] = code;
                }
                PersonRecords.Source source = PersonRecords.COLUMNS.get(c);
                columns.add(new Column(source.name(), source.kind(), codes, values));
            }
            return columns;
        }
    }
}
