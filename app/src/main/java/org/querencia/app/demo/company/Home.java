package org.querencia.app.demo.company;

import java.util.List;

/// Where somebody lives, or a company is.
public record Home(City city, String street, String quarter) {

    /// @param code of the municipality (DANE, DIVIPOLA): two digits of the department, three of it
    /// @param people how many live there, beside the others
    public record City(
            String name, String department, String code, int people, List<String> quarters) {

        static City of(Table.Row row) {
            return new City(row.text(0), row.text(1), row.text(2), row.number(3), row.list(4));
        }

        public String departmentCode() {
            return code.substring(0, 2);
        }
    }

    static Home in(City city, Lots lots) {
        String way = lots.chance(0.55) ? "Cl. " : lots.chance(0.8) ? "Cra. " : "Dg. ";
        String letter = lots.chance(0.2) ? lots.one(List.of("A", "B", "Sur")) : "";
        String street =
                way
                        + lots.between(1, 120)
                        + letter
                        + " # "
                        + lots.between(1, 95)
                        + "-"
                        + Digits.padded(lots.between(1, 99), 2);
        String flat = lots.chance(0.5) ? ", apto " + lots.between(101, 1_204) : "";
        return new Home(city, street + flat, lots.one(city.quarters()));
    }
}
