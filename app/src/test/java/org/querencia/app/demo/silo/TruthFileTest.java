package org.querencia.app.demo.silo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.demo.company.Companies;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.silo.TruthFile.Named;
import org.querencia.app.demo.silo.TruthFile.Told;

class TruthFileTest {

    @Test
    void what_was_written_is_read_back(@TempDir Path folder) throws Exception {
        Person person = Companies.small().lives().getFirst().person();
        Truth truth = new Truth();
        truth.add(
                "facturas/2026-01.zip",
                "SV1",
                person,
                Identifiers.none().email("ana\"s, mail@x.example").phone("(+57) 300 000"));
        truth.add("tienda.csv", "TL-1", person, Identifiers.none());
        Truth.write(folder, List.of(truth));

        assertThat(TruthFile.read(folder))
                .isEqualTo(
                        List.of(
                                new Told(
                                        "facturas/2026-01.zip",
                                        "SV1",
                                        person.id(),
                                        List.of(
                                                new Named("email", "ana\"s, mail@x.example"),
                                                new Named("phone", "(+57) 300 000"))),
                                new Told("tienda.csv", "TL-1", person.id(), List.of())));
    }
}
