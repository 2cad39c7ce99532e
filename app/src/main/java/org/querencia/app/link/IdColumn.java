package org.querencia.app.link;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.runtime.text.Nearest;

/// Which column of a file has the ids.
final class IdColumn {

    /// What such a column is called; the first that is there is taken.
    private static final List<String> USUAL =
            List.of(
                    "id",
                    "rec_id",
                    "record_id",
                    "recid",
                    "recordid",
                    "unique_id",
                    "uniqueid",
                    "uid",
                    "row_id",
                    "customer_id",
                    "customerid",
                    "client_id",
                    "id_cliente",
                    "idcliente",
                    "cliente_id",
                    "codigo",
                    "código",
                    "cod",
                    "codigo_cliente",
                    "código cliente",
                    "key",
                    "pk",
                    "guid",
                    "uuid");

    private IdColumn() {}

    static int named(Path file, List<String> names, String wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).strip().equalsIgnoreCase(wanted.strip())) {
                return i;
            }
        }
        Optional<String> nearest = Nearest.to(wanted, names);
        throw new LinkException(
                "%s has no column '%s'%s; its columns are %s"
                        .formatted(
                                file,
                                wanted,
                                nearest.map(" (did you mean '%s'?)"::formatted).orElse(""),
                                told(names)));
    }

    static int guessed(Path file, List<String> names) {
        for (String usual : USUAL) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).strip().toLowerCase(Locale.ROOT).replace(' ', '_').equals(usual)) {
                    return i;
                }
            }
        }
        throw new LinkException(
                "%s: no column is called like an id; name it with --id COLUMN; its columns are %s"
                        .formatted(file, told(names)));
    }

    private static String told(List<String> names) {
        return names.size() == 1
                ? "'%s' alone: is the delimiter one of , ; tab or |?".formatted(names.getFirst())
                : String.join(", ", names.stream().limit(30).map("'%s'"::formatted).toList());
    }
}
