package org.querencia.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Links records of invented people, so that the Java machine notes what linking takes: without
/// that a command of some seconds spends half of them on loading and compiling itself.
final class RehearsedLink {

    private static final int ROWS = 6_000;
    private static final String[] GIVEN = {
        "Ana María", "Luis", "Marta", "Jorge Andrés", "Lucía", "Pedro", "Sofía", "Diego", "Elena"
    };

    private RehearsedLink() {}

    static void run(Path folder) throws IOException {
        Path people = folder.resolve("people.csv");
        write(people);
        CommandLines.make("link")
                .setOut(new PrintWriter(Writer.nullWriter()))
                .setErr(new PrintWriter(Writer.nullWriter()))
                .execute(
                        "link",
                        people.toString(),
                        "--out",
                        folder.resolve("clusters.csv").toString(),
                        "--report",
                        folder.resolve("link.html").toString());
    }

    private static void write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,nombre,apellido,nacimiento,cedula,celular,correo,ciudad,direccion\n");
            String[] last = person(random);
            for (int row = 0; row < ROWS; row++) {
                String[] now = random.nextInt(3) == 0 ? last.clone() : person(random);
                now[random.nextInt(now.length)] = person(random)[random.nextInt(2)];
                out.write(row + "," + String.join(",", now) + "\n");
                last = now;
            }
        }
    }

    private static String[] person(SplittableRandom random) {
        String surname = word(random);
        return new String[] {
            GIVEN[random.nextInt(GIVEN.length)],
            surname + " " + word(random),
            "19%02d-%02d-%02d"
                    .formatted(random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28)),
            Integer.toString(10_000_000 + random.nextInt(80_000_000)),
            Integer.toString(300_000_000 + random.nextInt(20_000_000)) + random.nextInt(10),
            surname + random.nextInt(1_000) + "@x.co",
            "Ciudad " + random.nextInt(40),
            "Calle %d # %d-%d"
                    .formatted(random.nextInt(150), random.nextInt(99), random.nextInt(99))
        };
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append("bcdfglmnprst".charAt(random.nextInt(12)))
                    .append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}
