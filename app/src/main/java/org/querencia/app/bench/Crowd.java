package org.querencia.app.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/// A million people by number, with names as common as names are: the same number is the same
/// person.
final class Crowd {

    private static final List<String> FIRST =
            List.of(
                    "María",
                    "Juan",
                    "Ana",
                    "Carlos",
                    "Luz",
                    "José",
                    "Laura",
                    "Andrés",
                    "Diana",
                    "Jorge",
                    "Paola",
                    "Luis",
                    "Camila",
                    "Felipe",
                    "Sandra",
                    "Óscar",
                    "Natalia",
                    "Iván",
                    "Ximena",
                    "Germán",
                    "Valentina",
                    "Hernán",
                    "Liliana",
                    "Mauricio");
    private static final List<String> SECOND =
            List.of(
                    "",
                    "",
                    "",
                    " Fernanda",
                    " David",
                    " Lucía",
                    " Alberto",
                    " Isabel",
                    " Enrique",
                    " Patricia",
                    " Antonio",
                    " Milena");
    private static final List<String> LAST =
            List.of(
                    "Rodríguez",
                    "Gómez",
                    "Pérez",
                    "Martínez",
                    "González",
                    "López",
                    "Díaz",
                    "Rojas",
                    "Muñoz",
                    "Ramírez",
                    "Torres",
                    "Moreno",
                    "Vargas",
                    "Castro",
                    "Ortiz",
                    "Suárez",
                    "Peña",
                    "Cárdenas",
                    "Zapata",
                    "Quintero",
                    "Bermúdez",
                    "Ñáñez",
                    "Echeverri",
                    "Villamizar",
                    "Arboleda",
                    "Uribe",
                    "Cifuentes",
                    "Santamaría",
                    "Yepes",
                    "Iglesias");

    private Crowd() {}

    static String name(long person) {
        SplittableRandom random = new SplittableRandom(person);
        return often(FIRST, random)
                + often(SECOND, random)
                + " "
                + often(LAST, random)
                + " "
                + often(LAST, random);
    }

    static String email(long person) {
        return "persona%d@example.co".formatted(person);
    }

    static String phone(long person) {
        return "+57300%07d".formatted(person % 10_000_000);
    }

    /// Introduces those people in one batch call.
    static byte[] batch(long from, long upTo) {
        StringBuilder json = new StringBuilder("{\"batch\":[");
        for (long person = from; person < upTo; person++) {
            if (person > from) {
                json.append(',');
            }
            json.append(
                    "{\"type\":\"identify\",\"messageId\":\"c%d\",\"userId\":\"c%d\",\"traits\":{\"name\":\"%s\",\"email\":\"%s\",\"phone\":\"%s\",\"city\":\"Bogotá\"}}"
                            .formatted(person, person, name(person), email(person), phone(person)));
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The first of a list is the most common.
    private static String often(List<String> names, SplittableRandom random) {
        double skewed = random.nextDouble() * random.nextDouble();
        return names.get((int) (skewed * names.size()));
    }
}
