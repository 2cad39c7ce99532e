package org.querencia.app;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.querencia.app.settings.Settings.Company;
import org.querencia.core.workspace.Workspace;

/// What is likely for a company of which little is known: its country tells the rest.
final class CompanyDefaults {

    /// Where nothing else tells it: the country the first users of the program are in.
    private static final String COUNTRY = "CO";

    private static final Map<String, String> ZONES =
            Map.ofEntries(
                    Map.entry("AR", "America/Argentina/Buenos_Aires"),
                    Map.entry("BO", "America/La_Paz"),
                    Map.entry("BR", "America/Sao_Paulo"),
                    Map.entry("CL", "America/Santiago"),
                    Map.entry("CO", "America/Bogota"),
                    Map.entry("CR", "America/Costa_Rica"),
                    Map.entry("DO", "America/Santo_Domingo"),
                    Map.entry("EC", "America/Guayaquil"),
                    Map.entry("ES", "Europe/Madrid"),
                    Map.entry("FR", "Europe/Paris"),
                    Map.entry("DE", "Europe/Berlin"),
                    Map.entry("GB", "Europe/London"),
                    Map.entry("GT", "America/Guatemala"),
                    Map.entry("HN", "America/Tegucigalpa"),
                    Map.entry("IT", "Europe/Rome"),
                    Map.entry("MX", "America/Mexico_City"),
                    Map.entry("NI", "America/Managua"),
                    Map.entry("PA", "America/Panama"),
                    Map.entry("PE", "America/Lima"),
                    Map.entry("PT", "Europe/Lisbon"),
                    Map.entry("PY", "America/Asuncion"),
                    Map.entry("SV", "America/El_Salvador"),
                    Map.entry("US", "America/New_York"),
                    Map.entry("UY", "America/Montevideo"),
                    Map.entry("VE", "America/Caracas"));

    private static final Set<String> SPANISH =
            Set.of(
                    "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GT", "HN", "MX", "NI",
                    "PA", "PE", "PR", "PY", "SV", "UY", "VE");

    private CompanyDefaults() {}

    static Workspace of(Company company, Locale machine, String salt) {
        String country = company.country().orElseGet(() -> countryOf(machine));
        return of(company, country, salt);
    }

    /// With this country in place of what the settings say.
    static Workspace of(Company company, String country, String salt) {
        return new Workspace(
                country,
                company.zone()
                        .orElseGet(() ->
                                ZONES.containsKey(country)
                                        ? ZoneId.of(ZONES.getOrDefault(country, "UTC"))
                                        : ZoneId.systemDefault()),
                company.currency().orElseGet(() -> currencyOf(country)),
                company.language()
                        .orElseGet(() -> Locale.of(SPANISH.contains(country) ? "es" : "en")),
                salt);
    }

    private static String countryOf(Locale machine) {
        String country = machine.getCountry();
        return Set.of(Locale.getISOCountries()).contains(country) ? country : COUNTRY;
    }

    private static Currency currencyOf(String country) {
        Currency currency = Currency.getInstance(Locale.of("", country));
        return currency == null ? Currency.getInstance("USD") : currency;
    }
}
