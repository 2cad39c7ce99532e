package org.querencia.app.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;
import org.querencia.app.demo.company.Company.Plan;

/// Where the demo company's files are, and which company it is: a later start must know the same
/// people.
record DemoFolder(Path path) {
    private static final String PLAN = "demo.properties";

    static DemoFolder in(Path data) {
        return new DemoFolder(data.resolve("demo"));
    }

    /// The company whose files came in; empty while none did.
    Optional<Plan> plan() {
        Path file = path.resolve(PLAN);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("%s".formatted(file), unreadable);
        }
        return Optional.of(
                new Plan(
                        Long.parseLong(properties.getProperty("seed")),
                        LocalDate.parse(properties.getProperty("until")),
                        Integer.parseInt(properties.getProperty("people"))));
    }

    /// Notes that this company's files came in.
    void keep(Plan plan) {
        Properties properties = new Properties();
        properties.setProperty("seed", Long.toString(plan.seed()));
        properties.setProperty("until", plan.until().toString());
        properties.setProperty("people", Integer.toString(plan.people()));
        try (Writer writer = Files.newBufferedWriter(path.resolve(PLAN))) {
            properties.store(writer, "The demo company whose files came in");
        } catch (IOException unwritable) {
            throw new UncheckedIOException("%s".formatted(path), unwritable);
        }
    }
}
