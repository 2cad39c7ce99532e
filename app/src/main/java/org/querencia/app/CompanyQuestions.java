package org.querencia.app;

import java.io.Console;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.querencia.app.settings.Settings.Company;
import org.querencia.core.workspace.Workspace;

/// Asks on the terminal, at the first start, what the settings leave open. Enter takes what is
/// likely.
final class CompanyQuestions {
    private final Company company;
    private final Consumer<String> say;

    CompanyQuestions(Company company, Consumer<String> say) {
        this.company = company;
        this.say = say;
    }

    Workspace ask(Workspace likely) {
        Console console = Objects.requireNonNull(System.console());
        say.accept("First start. Four questions about the company (Enter takes what is in []):");
        String country =
                company.country()
                        .orElseGet(() ->
                                question(
                                        console,
                                        "Country, two letters",
                                        likely.country(),
                                        CompanyQuestions::country));
        Workspace there = CompanyDefaults.of(company, country, likely.salt());
        ZoneId zone =
                company.zone()
                        .orElseGet(() ->
                                question(
                                        console,
                                        "Time zone",
                                        there.zone().getId(),
                                        CompanyQuestions::zone));
        Currency currency =
                company.currency()
                        .orElseGet(() ->
                                question(
                                        console,
                                        "Currency",
                                        there.currency().getCurrencyCode(),
                                        CompanyQuestions::currency));
        Locale language =
                company.language()
                        .orElseGet(() ->
                                question(
                                        console,
                                        "Language of the console, es or en",
                                        there.language().getLanguage(),
                                        CompanyQuestions::language));
        return new Workspace(country, zone, currency, language, likely.salt());
    }

    private <T> T question(
            Console console, String words, String likely, Function<String, Optional<T>> read) {
        while (true) {
            String answer = console.readLine("%s [%s]: ", words, likely);
            String text = answer == null || answer.isBlank() ? likely : answer.strip();
            Optional<T> value = read.apply(text);
            if (value.isPresent()) {
                return value.get();
            }
            say.accept("'%s' is none; try again.".formatted(text));
        }
    }

    private static Optional<String> country(String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT))
                .filter(Set.of(Locale.getISOCountries())::contains);
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Currency> currency(String text) {
        try {
            return Optional.of(Currency.getInstance(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Locale> language(String text) {
        return Optional.of(text).filter(Set.of("es", "en")::contains).map(Locale::of);
    }
}
