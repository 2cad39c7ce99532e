package org.querencia.app.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// The shop's people, each the same at every start: made from their number.
final class Cast {
    private static final List<String> FIRST_NAMES =
            List.of(
                    "María",
                    "Juan",
                    "Luisa",
                    "Andrés",
                    "Camila",
                    "Santiago",
                    "Valentina",
                    "Carlos",
                    "Daniela",
                    "Felipe",
                    "Paula",
                    "Jorge",
                    "Natalia",
                    "Mateo",
                    "Carolina",
                    "Diego",
                    "Sara",
                    "Sebastián",
                    "Juliana",
                    "Óscar");
    private static final List<String> LAST_NAMES =
            List.of(
                    "Restrepo",
                    "Gómez",
                    "Ramírez",
                    "Zapata",
                    "Muñoz",
                    "Ospina",
                    "Cárdenas",
                    "Londoño",
                    "Peña",
                    "Quintero",
                    "Arango",
                    "Mejía",
                    "Suárez",
                    "Vélez",
                    "Castaño",
                    "Giraldo");
    private static final List<String> CITIES =
            List.of(
                    "Medellín",
                    "Bogotá",
                    "Cali",
                    "Barranquilla",
                    "Envigado",
                    "Pereira",
                    "Manizales");
    private static final List<String> COMPANIES =
            List.of(
                    "Gimnasio Altavista",
                    "Café La Semilla",
                    "Hotel Río Claro",
                    "Tienda Natural Laureles",
                    "Colegio Los Alcázares");

    /// People the shop may ever know.
    static final int PEOPLE = 400;

    private static final int COMPANY_EVERY = 25;

    private Cast() {}

    /// @param company number of the company they buy for, -1 for nobody
    record Person(
            int number,
            String firstName,
            String lastName,
            String email,
            String phone,
            String city,
            int company) {

        String userId() {
            return "cliente-" + (1_000 + number);
        }

        String device() {
            return "demo-equipo-" + number;
        }
    }

    static Person person(int number) {
        RandomGenerator random = new java.util.SplittableRandom(7_919L * (number + 1));
        String first = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size()));
        String last = LAST_NAMES.get(random.nextInt(LAST_NAMES.size()));
        return new Person(
                number,
                first,
                last,
                "%s.%s%d@correo.example".formatted(plain(first), plain(last), number),
                "+5730%d%07d".formatted(number % 3, 1_000_000 + number * 7_919 % 8_999_999),
                CITIES.get(random.nextInt(CITIES.size())),
                number % COMPANY_EVERY == 0 ? number / COMPANY_EVERY % COMPANIES.size() : -1);
    }

    static String company(int number) {
        return COMPANIES.get(number);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
