package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Guesses what the columns of a table are, from their names in English and Spanish and from the
/// values in them; the values win where the two cannot both be.
public final class Kinds {

    private static final int VALUES_SEEN = 2_000;
    private static final double MOST = 0.7;

    private static final Pattern EMAIL = Pattern.compile("[^@ ]+@[^@ ]+\\.[^@ ]+");
    private static final Pattern DAY =
            Pattern.compile(
                    "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}([t ].*)?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}([t ].*)?"
                            + "|(1[5-9]|20)\\d{2}[0-9]\\d[0-9]\\d");

    private static final Pattern WITH_DIGITS = Pattern.compile(".*\\d.*\\d.*\\d.*");
    private static final Pattern YEAR = Pattern.compile("(1[5-9]\\d{2}|20\\d{2})");
    private static final Pattern PLACED = Pattern.compile("place|lugar|city|ciudad|town|country");
    private static final int YEARS_MIN = 15;

    /// Words of column names, and what they tell; the first line that has one decides.
    private static final List<Words> WORDS =
            List.of(
                    words(Kind.EMAIL, "email mail correo correos"),
                    words(
                            Kind.PHONE,
                            "phone telephone tel telefono telefonos celular cel movil mobile whatsapp"
                                    + " fono fax cellphone"),
                    words(
                            Kind.POSTCODE,
                            "postcode zip zipcode postal postalcode cp codpostal eircode plz"),
                    words(
                            Kind.ID_NUMBER,
                            "ssn soc sec nit cedula dni nif cif rut ruc rfc curp documento"
                                    + " identificacion passport pasaporte tax taxid cuit cuil nie vat"
                                    + " identity national socsec insurance nss license licence"),
                    words(
                            Kind.DATE,
                            "dob birth birthdate birthday nacimiento cumpleanos nacido"
                                    + " fechanacimiento born dateofbirth"),
                    words(
                            Kind.BUSINESS_NAME,
                            "company business empresa razon compania organization organisation firma"
                                    + " negocio employer razonsocial establecimiento comercio tienda"),
                    words(
                            Kind.NUMBER,
                            "streetnumber housenumber numero number num house nro streetno"),
                    words(
                            Kind.ADDRESS,
                            "address street direccion calle domicilio addr adress via address1"
                                    + " address2 line1 line2"),
                    words(
                            Kind.PLACE,
                            "city suburb town place ciudad municipio barrio locality localidad"
                                    + " poblacion county village region provincia departamento"
                                    + " birthplace country pais lugar"),
                    words(
                            Kind.CATEGORY,
                            "gender sex sexo genero state estado occupation ocupacion profession"
                                    + " profesion title tratamiento type tipo status category categoria"
                                    + " nivel segmento"),
                    words(
                            Kind.FULL_NAME,
                            "fullname completo fname_lname nombrecompleto contacto contact"),
                    words(
                            Kind.SURNAME,
                            "surname surnames last lastname family apellido apellidos apellido1"
                                    + " apellido2 lname sname familyname"),
                    words(
                            Kind.GIVEN_NAME,
                            "given first firstname forename givenname nombres fname primer nombre1"),
                    words(Kind.FULL_NAME, "name nombre cliente customer person persona perfil"));

    private Kinds() {}

    private record Words(Kind kind, Set<String> words) {}

    private static Words words(Kind kind, String words) {
        return new Words(kind, Set.of(words.split(" ")));
    }

    /// The columns with their kinds; those whose kind was given keep it.
    ///
    /// @param columns of which those with kind [Kind#TEXT] are guessed
    public static List<Column> guess(List<Column> columns) {
        List<Column> guessed = new ArrayList<>();
        for (Column column : columns) {
            guessed.add(column.kind() == Kind.TEXT ? column.of(guess(column)) : column);
        }
        boolean surname = guessed.stream().anyMatch(one -> one.kind() == Kind.SURNAME);
        boolean given = guessed.stream().anyMatch(one -> one.kind() == Kind.GIVEN_NAME);
        for (int i = 0; i < guessed.size(); i++) {
            Column column = guessed.get(i);
            if (column.kind() == Kind.FULL_NAME && surname && !given && bareName(column.name())) {
                guessed.set(i, column.of(Kind.GIVEN_NAME));
            } else if (column.kind() == Kind.GIVEN_NAME && !surname) {
                guessed.set(i, column.of(Kind.FULL_NAME));
            }
        }
        return List.copyOf(guessed);
    }

    private static boolean bareName(String name) {
        return Set.of("nombre", "name", "nombres").contains(Strings.plain(name));
    }

    private static Kind guess(Column column) {
        List<String> values = seen(column);
        if (values.isEmpty()) {
            return Kind.IGNORED;
        }
        if (share(values, EMAIL) > MOST) {
            return Kind.EMAIL;
        }
        Kind named = named(column.name());
        boolean digits = values.stream().filter(Kinds::mostlyDigits).count() > MOST * values.size();
        return switch (named) {
            case DATE ->
                    share(values, DAY) > 0.5
                            ? Kind.DATE
                            : placed(column.name()) && !digits
                                    ? Kind.PLACE
                                    : unnamed(column, values, digits);
            case EMAIL -> unnamed(column, values, digits);
            case PHONE, ID_NUMBER, POSTCODE ->
                    share(values, WITH_DIGITS) > 0.5 ? named : unnamed(column, values, digits);
            case FULL_NAME, GIVEN_NAME, SURNAME, BUSINESS_NAME ->
                    digits ? unnamed(column, values, true) : business(named, values);
            case PLACE, ADDRESS -> digits ? Kind.NUMBER : named;
            case IGNORED, TEXT -> unnamed(column, values, digits);
            default -> named;
        };
    }

    private static Kind business(Kind named, List<String> values) {
        long legal =
                values.stream().filter(value -> Plain.hasLegalForm(Strings.plain(value))).count();
        return named != Kind.BUSINESS_NAME && legal > 0.2 * values.size()
                ? Kind.BUSINESS_NAME
                : named;
    }

    private static Kind unnamed(Column column, List<String> values, boolean digits) {
        int filled = 0;
        for (int code : column.codes()) {
            filled += code >= 0 ? 1 : 0;
        }
        int different = column.values().size();
        if (different <= Math.max(2, Math.min(60, filled / 20))) {
            return Kind.CATEGORY;
        }
        if (share(values, DAY) > MOST) {
            return longLives(values) ? Kind.DATE : Kind.DAY;
        }
        if (digits) {
            return Kind.NUMBER;
        }
        double words =
                values.stream().mapToInt(value -> Strings.words(value).size()).average().orElse(0);
        return words > 12 ? Kind.IGNORED : Kind.TEXT;
    }

    /// Days of birth lie many years apart, days on which a company did something do not.
    private static boolean longLives(List<String> values) {
        int[] years =
                values.stream()
                        .flatMap(value -> YEAR.matcher(value).results().limit(1))
                        .mapToInt(year -> Integer.parseInt(year.group(1)))
                        .sorted()
                        .toArray();
        return years.length > 0
                && years[years.length * 9 / 10] - years[years.length / 10] >= YEARS_MIN;
    }

    private static boolean placed(String name) {
        return PLACED.matcher(Strings.plain(spaced(name))).find();
    }

    /// [Kind#TEXT] where the name tells nothing.
    private static Kind named(String name) {
        List<String> parts = new ArrayList<>(Strings.words(Strings.plain(spaced(name))));
        Set<String> all = new HashSet<>(parts);
        all.add(String.join("", parts));
        for (int i = 0; i + 1 < parts.size(); i++) {
            all.add(parts.get(i) + parts.get(i + 1));
        }
        boolean both =
                (all.contains("surname") && all.contains("first"))
                        || (all.contains("nombre") && all.contains("apellido"))
                        || (all.contains("nombres") && all.contains("apellidos"));
        if (both) {
            return Kind.FULL_NAME;
        }
        for (Words line : WORDS) {
            if (line.words().stream().anyMatch(all::contains)) {
                return line.kind();
            }
        }
        return Kind.TEXT;
    }

    /// `dateOfBirth` is three words.
    private static String spaced(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ');
    }

    private static List<String> seen(Column column) {
        List<String> values = new ArrayList<>();
        int step = Math.max(1, column.values().size() / VALUES_SEEN);
        for (int i = 0; i < column.values().size(); i += step) {
            String plain = Strings.plain(column.values().get(i));
            if (!plain.isEmpty()) {
                values.add(plain);
            }
        }
        return values;
    }

    private static double share(List<String> values, Pattern pattern) {
        return (double) values.stream().filter(value -> pattern.matcher(value).matches()).count()
                / values.size();
    }

    private static boolean mostlyDigits(String value) {
        int digits = Strings.digits(value).length();
        return digits > 0 && digits * 10 >= value.replace(" ", "").length() * 6;
    }
}
