package org.querencia.connect.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.Looks;

/// Finds the columns that tell of a person.
final class PersonColumns {

    private static final double ENOUGH = 0.6;

    /// The name says it, and of the values some are what it says.
    private static final double UNCLEAN = 0.8;

    /// Types of identifiers and how columns with them are called, most telling first.
    private static final Map<String, List<String>> IDENTIFIERS =
            Map.of(
                    "email", List.of("correo", "email", "e mail", "correo electronico", "mail"),
                    "phone",
                            List.of(
                                    "celular",
                                    "telefono",
                                    "phone",
                                    "movil",
                                    "cel",
                                    "whatsapp",
                                    "tel",
                                    "mobile",
                                    "telefono celular",
                                    "phone number",
                                    "numero telefono"),
                    "tax_id",
                            List.of(
                                    "cedula",
                                    "nit",
                                    "documento identidad",
                                    "identificacion",
                                    "cc",
                                    "numero documento",
                                    "tax id",
                                    "nif",
                                    "cif",
                                    "rut",
                                    "rfc",
                                    "dni",
                                    "numero identificacion",
                                    "cedula nit",
                                    "nit cc",
                                    "vat number"),
                    "loyalty_card",
                            List.of(
                                    "tarjeta",
                                    "numero tarjeta",
                                    "loyalty card",
                                    "card number",
                                    "tarjeta puntos",
                                    "codigo afiliado",
                                    "membership number"),
                    "user_id",
                            List.of(
                                    "id cliente",
                                    "customer id",
                                    "codigo cliente",
                                    "user id",
                                    "cliente id",
                                    "client id",
                                    "contact id",
                                    "id usuario",
                                    "cod cliente"));

    /// Traits by the names the program shows first, then others that are usual.
    private static final Map<String, List<String>> TRAITS =
            Map.ofEntries(
                    Map.entry(
                            "firstName",
                            List.of(
                                    "nombres",
                                    "primer nombre",
                                    "first name",
                                    "given name",
                                    "nombre")),
                    Map.entry(
                            "lastName",
                            List.of(
                                    "apellidos",
                                    "apellido",
                                    "last name",
                                    "surname",
                                    "family name")),
                    Map.entry(
                            "name",
                            List.of(
                                    "nombre completo",
                                    "cliente",
                                    "full name",
                                    "nombre cliente",
                                    "name",
                                    "customer name",
                                    "customer",
                                    "razon social")),
                    Map.entry("city", List.of("ciudad", "municipio", "city", "poblacion")),
                    Map.entry("region", List.of("departamento", "region", "state", "provincia")),
                    Map.entry("country", List.of("pais", "country")),
                    Map.entry("address", List.of("direccion", "address", "direccion residencia")),
                    Map.entry(
                            "birthday",
                            List.of(
                                    "fecha nacimiento",
                                    "nacimiento",
                                    "cumpleanos",
                                    "birthday",
                                    "birth date",
                                    "date of birth")),
                    Map.entry("gender", List.of("sexo", "genero", "gender", "sex")));

    private PersonColumns() {}

    /// As people think of them.
    static List<String> usualTraits() {
        return List.of(
                "name",
                "firstName",
                "lastName",
                "city",
                "region",
                "country",
                "address",
                "birthday",
                "gender");
    }

    /// @param name the identifier's type or the trait's name
    record Found(String name, DetectedColumn column, double confidence) {}

    static List<Found> identifiers(List<DetectedColumn> columns) {
        List<Found> found = new ArrayList<>();
        for (DetectedColumn column : columns) {
            IDENTIFIERS.entrySet().stream()
                    .map(type ->
                            new Found(
                                    type.getKey(),
                                    column,
                                    identifier(type.getKey(), type.getValue(), column)))
                    .filter(one -> one.confidence() >= ENOUGH)
                    .max(java.util.Comparator.comparingDouble(Found::confidence))
                    .ifPresent(found::add);
        }
        return found;
    }

    static List<Found> traits(List<DetectedColumn> columns) {
        boolean family =
                columns.stream()
                        .anyMatch(c ->
                                NameMatch.name(c.name(), TRAITS.getOrDefault("lastName", List.of()))
                                        >= ENOUGH);
        List<Found> found = new ArrayList<>();
        for (DetectedColumn column : columns) {
            TRAITS.entrySet().stream()
                    .map(trait ->
                            new Found(
                                    trait.getKey(),
                                    column,
                                    NameMatch.name(column.name(), trait.getValue())))
                    .filter(one -> one.confidence() >= ENOUGH)
                    .max(java.util.Comparator.comparingDouble(Found::confidence))
                    .map(one ->
                            one.name().equals("firstName") && !family
                                    ? new Found("name", column, one.confidence())
                                    : one)
                    .filter(one ->
                            found.stream().noneMatch(other -> other.name().equals(one.name())))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static double identifier(String type, List<String> names, DetectedColumn column) {
        double name = NameMatch.name(column.name(), names);
        return switch (type) {
            case "email" ->
                    column.looks() == Looks.EMAIL
                            ? Math.max(0.9, name)
                            : hasSome(column, "@") ? UNCLEAN * name : 0.3 * name;
            case "phone" ->
                    column.looks() == Looks.PHONE
                            ? Math.max(0.7, name)
                            : isNumberLike(column) ? UNCLEAN * name : 0.4 * name;
            case "tax_id" ->
                    column.looks() == Looks.TAX_ID
                            ? Math.max(0.75, name)
                            : isNumberLike(column) ? name : 0.2 * name;
            default -> column.looks() == Looks.DATE || column.looks() == Looks.EMAIL ? 0 : name;
        };
    }

    private static boolean hasSome(DetectedColumn column, String part) {
        return column.examples().stream().anyMatch(example -> example.contains(part));
    }

    private static boolean isNumberLike(DetectedColumn column) {
        return switch (column.looks()) {
            case NUMBER, AMOUNT, CODE, PHONE, TAX_ID -> true;
            case TEXT, DATE, FLAG, EMAIL, CURRENCY, EMPTY -> false;
        };
    }
}
