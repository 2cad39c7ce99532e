package org.querencia.connect.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which columns a mapping names, and where in it.
public final class MappingColumns {

    /// @param path where in the mapping it is named
    public record Named(String path, String column) {}

    private final List<Named> named = new ArrayList<>();

    private MappingColumns() {}

    public static List<Named> of(Mapping mapping) {
        MappingColumns columns = new MappingColumns();
        mapping.key().stream()
                .filter(column -> !column.equals(Kind.PERSON))
                .forEach(column -> columns.named.add(new Named("key", column)));
        mapping.person()
                .identifiers()
                .forEach((type, takings) ->
                        takings.forEach(
                                taking -> columns.add("person.identifiers." + type, taking)));
        columns.addAll("person.traits", mapping.person().traits());
        mapping.person()
                .company()
                .ifPresent(company -> {
                    columns.add("person.company.id", company.id());
                    columns.addAll("person.company.traits", company.traits());
                    columns.addAll("person.company", company.words());
                });
        for (int i = 0; i < mapping.person().consents().size(); i++) {
            Mapping.Consent consent = mapping.person().consents().get(i);
            String path =
                    mapping.person().consents().size() == 1
                            ? "person.consents"
                            : "person.consents[" + i + "]";
            columns.add(path + ".given", consent.given());
            consent.at().ifPresent(at -> columns.add(path + ".at", at));
            columns.addAll(path, consent.proof());
        }
        columns.addAll("fields", mapping.fields());
        columns.addAll("properties", mapping.properties());
        mapping.refund()
                .ifPresent(refund -> {
                    columns.add("refund.when", refund.when());
                    refund.of().ifPresent(of -> columns.add("refund.of", of));
                });
        mapping.cancelled().ifPresent(when -> columns.add("cancelled", when));
        mapping.skip().forEach(rule -> columns.add("skip", rule.when()));
        mapping.reject().forEach(rule -> columns.add("reject", rule.when()));
        return List.copyOf(columns.named);
    }

    /// Each once, in the order of the mapping.
    public static List<String> names(Mapping mapping) {
        Set<String> names = new LinkedHashSet<>();
        of(mapping).forEach(one -> names.add(one.column()));
        return List.copyOf(names);
    }

    private void addAll(String path, Map<String, Taking> takings) {
        takings.forEach((name, taking) -> add(path + "." + name, taking));
    }

    private void add(String path, Taking taking) {
        taking.columns().forEach(column -> named.add(new Named(path, column)));
    }

    private void add(String path, Condition condition) {
        switch (condition) {
            case Condition.Cell(String column, var _) -> named.add(new Named(path, column));
            case Condition.All(var of) -> of.forEach(one -> add(path, one));
            case Condition.Any(var of) -> of.forEach(one -> add(path, one));
            case Condition.Not(Condition of) -> add(path, of);
        }
    }
}
