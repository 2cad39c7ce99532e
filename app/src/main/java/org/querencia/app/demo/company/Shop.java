package org.querencia.app.demo.company;

import java.util.List;

/// A shop with a till.
///
/// @param prefix of its tickets
/// @param sellers who serve there
public record Shop(
        String name, String city, String prefix, Position position, List<String> sellers) {
    private static final Shop LAURELES =
            new Shop(
                    "Laureles",
                    "Medellín",
                    "TL",
                    new Position(6.2453, -75.5966),
                    List.of("Marleny", "Yurany", "Duván", "Adriana"));
    private static final Shop ENVIGADO =
            new Shop(
                    "Envigado",
                    "Envigado",
                    "TE",
                    new Position(6.1706, -75.5870),
                    List.of("Luz Dary", "Kelly", "Jonathan"));
    private static final Shop CHAPINERO =
            new Shop(
                    "Chapinero",
                    "Bogotá, D.C.",
                    "TC",
                    new Position(4.6486, -74.0628),
                    List.of("Nelcy", "Brayan", "Ingrid", "Paola"));

    public static List<Shop> all() {
        return List.of(LAURELES, ENVIGADO, CHAPINERO);
    }

    static boolean near(Home home) {
        return List.of("Antioquia", "Bogotá", "Cundinamarca").contains(home.city().department());
    }

    /// Where somebody who lives there goes, mostly.
    static Shop of(Home home, Lots lots) {
        if (lots.chance(0.06)) {
            return lots.one(all());
        }
        return switch (home.city().name()) {
            case "Bogotá, D.C.", "Chía", "Tunja", "Villavicencio" -> CHAPINERO;
            case "Envigado", "Sabaneta", "Itagüí" -> ENVIGADO;
            default -> LAURELES;
        };
    }
}
