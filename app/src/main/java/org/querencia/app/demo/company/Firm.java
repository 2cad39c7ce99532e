package org.querencia.app.demo.company;

import java.util.List;

/// A company that buys for its own guests or customers.
///
/// @param nit nine digits, without the check digit
/// @param phone of its switchboard, which all who work there may give
public record Firm(
        int number, String name, String kind, String nit, Home home, String phone, String email) {
    private static final List<String> KINDS =
            List.of(
                    "Gimnasio",
                    "Café",
                    "Hotel",
                    "Tienda Natural",
                    "Colegio",
                    "Restaurante",
                    "Mercado",
                    "Estudio de Yoga",
                    "Casino Empresarial",
                    "Panadería");
    private static final List<String> NAMES =
            List.of(
                    "Altavista",
                    "La Semilla Feliz",
                    "Río Claro",
                    "Los Guayacanes",
                    "Los Alcázares",
                    "El Yarumo",
                    "La Ceiba",
                    "Monteverde",
                    "Piedra Blanca",
                    "Agua Mansa",
                    "El Colibrí",
                    "La Arboleda",
                    "Cinco Sentidos",
                    "Tierra Firme",
                    "Luna Llena",
                    "El Encanto",
                    "Brisa Nueva",
                    "Campo Abierto",
                    "La Montaña",
                    "El Farol",
                    "Raíces",
                    "Buen Aire",
                    "La Quebrada",
                    "Alto Prado",
                    "Las Palmas",
                    "Miraflores",
                    "El Olivar",
                    "San Telmo",
                    "La Huerta",
                    "Puerto Sereno");

    /// @param number the same company for the same number and seed
    static Firm of(long seed, int number, Urn<Home.City> cities) {
        Lots lots = Lots.of(seed, "firm", number);
        int name = number / KINDS.size();
        String kind = KINDS.get(number % KINDS.size());
        String again = name < NAMES.size() ? "" : " " + (1 + name / NAMES.size());
        String called = kind + " " + NAMES.get(name % NAMES.size()) + again;
        return new Firm(
                number,
                called + " S.A.S.",
                kind,
                Documents.nit(seed, number + 1),
                Home.in(cities.draw(lots), lots),
                Phones.landline(number),
                "compras@" + Mailboxes.plain(called).replace(" ", "-") + ".example");
    }

    public String taxId() {
        return nit + "-" + Documents.checkDigit(nit);
    }

    /// As the company's own systems name it.
    public String key() {
        return "E" + (1_000 + number);
    }
}
