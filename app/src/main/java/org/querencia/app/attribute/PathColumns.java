package org.querencia.app.attribute;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.querencia.runtime.text.Nearest;

/// Which columns of a file hold what, by their names in English or Spanish. Upper and lower case,
/// accents, spaces and marks in names are the same.
///
/// @param value 0 or more; empty when the file does not say what conversions were worth
/// @param nulls where it says how often a path led to nothing
/// @param days where it says how many days before the end each touch was
record PathColumns(
        int path, int conversions, OptionalInt value, OptionalInt nulls, OptionalInt days) {

    /// What a column may be called, and by which option one is named that is called otherwise.
    enum Role {
        PATH(
                "path",
                "path paths ruta rutas camino caminos recorrido recorridos journey journeys channels"
                        + " canales touchpoints touches contactos conversionpath customerjourney"
                        + " rutadeconversion channelpath pathtoconversion"),
        CONVERSIONS(
                "conversions",
                "conversions conversion conversiones conv convs totalconversions totalconversion"
                        + " totalconv totaldeconversiones conversionestotales"),
        VALUE(
                "value",
                "value values valor valores revenue ingreso ingresos conversionvalue"
                        + " totalconversionvalue totalvalue valordeconversion valordelaconversion"
                        + " valortotal"),
        NULLS(
                "nulls",
                "nulls null nulos nulo nulas totalnull totalnulls totalnulos nonconversions"
                        + " noconversions noconversiones sinconversion sinconversiones"),
        DAYS("days", "days dias daysbefore diasantes daysbeforeconversion diasantesdelaconversion");

        private final String option;
        private final String names;

        Role(String option, String names) {
            this.option = option;
            this.names = names;
        }

        String option() {
            return option;
        }

        boolean isCalled(String plain) {
            return List.of(names.split(" ")).contains(plain);
        }
    }

    static PathColumns of(String file, List<String> columns, ColumnNames named) {
        return new PathColumns(
                needed(file, columns, Role.PATH, named.path()),
                needed(file, columns, Role.CONVERSIONS, named.conversions()),
                find(file, columns, Role.VALUE, named.value()),
                find(file, columns, Role.NULLS, named.nulls()),
                find(file, columns, Role.DAYS, Optional.empty()));
    }

    private static int needed(
            String file, List<String> columns, Role role, Optional<String> named) {
        return find(file, columns, role, named)
                .orElseThrow(() ->
                        new BadPathsException(
                                "%s: no column is called '%s'; its columns are %s; name the right one with --%s-column"
                                        .formatted(
                                                file,
                                                role.option(),
                                                listed(columns),
                                                role.option())));
    }

    private static OptionalInt find(
            String file, List<String> columns, Role role, Optional<String> named) {
        if (named.isPresent()) {
            String wanted = plain(named.get());
            return OptionalInt.of(
                    IntStream.range(0, columns.size())
                            .filter(i -> plain(columns.get(i)).equals(wanted))
                            .findFirst()
                            .orElseThrow(() -> missing(file, columns, named.get())));
        }
        int[] found =
                IntStream.range(0, columns.size())
                        .filter(i -> role.isCalled(plain(columns.get(i))))
                        .toArray();
        if (found.length > 1) {
            throw new BadPathsException(
                    "%s: both '%s' and '%s' may hold the %s; say which with --%s-column"
                            .formatted(
                                    file,
                                    columns.get(found[0]),
                                    columns.get(found[1]),
                                    role.option(),
                                    role.option()));
        }
        return found.length == 0 ? OptionalInt.empty() : OptionalInt.of(found[0]);
    }

    private static BadPathsException missing(String file, List<String> columns, String name) {
        return new BadPathsException(
                "%s: there is no column '%s'; its columns are %s%s"
                        .formatted(
                                file,
                                name,
                                listed(columns),
                                Nearest.to(name, columns)
                                        .map("; did you mean '%s'?"::formatted)
                                        .orElse("")));
    }

    private static String listed(List<String> columns) {
        return String.join(", ", columns.stream().limit(20).map(name -> "'" + name + "'").toList());
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
