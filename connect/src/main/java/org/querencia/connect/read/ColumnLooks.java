package org.querencia.connect.read;

import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.querencia.core.event.Texts;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.Looks;
import org.querencia.runtime.text.Wording;

/// Says what the values of a column look like. A few that do not fit change nothing: they are
/// rejected when they are imported.
final class ColumnLooks {

    private static final double MOST = 0.9;
    private static final double MANY = 0.75;

    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s.,;<>]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d() .-]{7,20}");
    private static final Pattern TAX_ID =
            Pattern.compile("\\d{3}\\.?\\d{3}\\.?\\d{3}-\\d|[A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z]");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern DAY_IN_DIGITS = Pattern.compile("(19|20)\\d{6}(\\d{4}(\\d{2})?)?");
    private static final Pattern YEAR = Pattern.compile("\\d{4}.*");
    private static final Pattern MOBILE = Pattern.compile("3\\d{9}");
    private static final Pattern THOUSAND = Pattern.compile("\\d{1,3}[.,]\\d{3}");
    private static final Pattern NUMERIC_DATE = Pattern.compile("^\\d{1,2}[-/. ]\\d{1,2}[-/. ]\\d");
    private static final Pattern CODE = Pattern.compile("[\\p{Alnum}][\\p{Alnum}_./#-]{0,39}");
    private static final Pattern TIMES =
            Pattern.compile("time|fecha|date|creado|created|updated|epoch|\\bat\\b|\\bts\\b");
    private static final Pattern PHONES =
            Pattern.compile("cel|tel|phone|movil|mobile|whatsapp|fono|contacto");
    private static final Set<String> FLAGS =
            Set.of(
                    "si",
                    "no",
                    "s",
                    "n",
                    "yes",
                    "y",
                    "true",
                    "false",
                    "verdadero",
                    "falso",
                    "x",
                    "t",
                    "f",
                    "1",
                    "0");
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    private final NumberStyle numbers;
    private final boolean monthFirst;
    private final boolean numbersInDoubt;

    /// @param monthFirst how dates are written in the company's country
    ColumnLooks(NumberStyle numbers, boolean numbersInDoubt, boolean monthFirst) {
        this.numbers = numbers;
        this.numbersInDoubt = numbersInDoubt;
        this.monthFirst = monthFirst;
    }

    DetectedColumn look(String name, List<String> values) {
        List<String> filled =
                values.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
        Optional<DateStyle> dates = dates(name, filled);
        Looks looks = looks(name, filled, dates);
        return new DetectedColumn(
                name,
                looks,
                looks == Looks.DATE ? dates.map(DateStyle::pattern) : Optional.empty(),
                doubt(looks, dates, filled),
                values.isEmpty() ? 0 : (double) filled.size() / values.size(),
                examples(filled));
    }

    private Looks looks(String name, List<String> filled, Optional<DateStyle> dates) {
        if (filled.isEmpty()) {
            return Looks.EMPTY;
        }
        if (share(filled, text -> EMAIL.matcher(text).matches()) >= MANY) {
            return Looks.EMAIL;
        }
        if (dates.isPresent()) {
            return Looks.DATE;
        }
        if (share(filled, CURRENCIES::contains) >= MOST) {
            return Looks.CURRENCY;
        }
        if (share(filled, text -> TAX_ID.matcher(text).matches()) >= MANY) {
            return Looks.TAX_ID;
        }
        if (isFlag(filled)) {
            return Looks.FLAG;
        }
        if (isPhone(name, filled)) {
            return Looks.PHONE;
        }
        if (share(filled, text -> numbers.parse(text).isPresent()) >= MANY) {
            return filled.stream().anyMatch(ColumnLooks::isAmount) ? Looks.AMOUNT : Looks.NUMBER;
        }
        return share(filled, ColumnLooks::isCode) >= MOST ? Looks.CODE : Looks.TEXT;
    }

    /// The order most dates have; the country's where the dates themselves leave it open.
    private Optional<DateStyle> dates(String name, List<String> filled) {
        if (filled.isEmpty()) {
            return Optional.empty();
        }
        DateStyle[] styles =
                monthFirst
                        ? new DateStyle[] {
                            DateStyle.MONTH_FIRST, DateStyle.DAY_FIRST, DateStyle.YEAR_FIRST
                        }
                        : new DateStyle[] {
                            DateStyle.DAY_FIRST, DateStyle.MONTH_FIRST, DateStyle.YEAR_FIRST
                        };
        DateStyle best = styles[0];
        double share = 0;
        for (DateStyle style : styles) {
            double fits = share(filled, text -> isDate(style, text));
            if (fits > share) {
                best = style;
                share = fits;
            }
        }
        if (share >= MANY) {
            boolean year =
                    share(
                                    filled,
                                    text ->
                                            YEAR.matcher(text).matches()
                                                    && isDate(DateStyle.YEAR_FIRST, text))
                            >= MANY;
            return Optional.of(year ? DateStyle.YEAR_FIRST : best);
        }
        boolean epoch =
                TIMES.matcher(Words.plain(name)).find()
                        && share(filled, text -> DateStyle.EPOCH.parse(text).isPresent()) >= MOST;
        return epoch ? Optional.of(DateStyle.EPOCH) : Optional.empty();
    }

    /// Eight digits are a date only around our years.
    private static boolean isDate(DateStyle style, String text) {
        if (DIGITS.matcher(text).matches() && !DAY_IN_DIGITS.matcher(text).matches()) {
            return false;
        }
        return style.parse(text).isPresent();
    }

    private static boolean isFlag(List<String> filled) {
        Set<String> different = filled.stream().map(Words::plain).collect(Collectors.toSet());
        return FLAGS.containsAll(different) && !Set.of("0", "1").containsAll(different);
    }

    private static boolean isPhone(String name, List<String> filled) {
        double like =
                share(
                        filled,
                        text ->
                                PHONE.matcher(text).matches()
                                        && text.chars().filter(Character::isDigit).count() >= 7);
        boolean named = PHONES.matcher(Words.plain(name)).find();
        boolean written =
                share(filled, text -> text.startsWith("+") || MOBILE.matcher(text).matches())
                        >= MANY;
        return (named && like >= MANY / 2) || (written && like >= MANY);
    }

    private static boolean isAmount(String text) {
        return text.chars()
                .anyMatch(c ->
                        c == '.' || c == ',' || Character.getType(c) == Character.CURRENCY_SYMBOL);
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches() && text.chars().anyMatch(Character::isDigit);
    }

    private Optional<Wording> doubt(Looks looks, Optional<DateStyle> dates, List<String> filled) {
        if (looks == Looks.AMOUNT
                && numbersInDoubt
                && filled.stream().anyMatch(text -> THOUSAND.matcher(text).matches())) {
            return Optional.of(
                    Why.of(
                            "doubt-thousand",
                            filled.stream()
                                    .filter(text -> THOUSAND.matcher(text).matches())
                                    .findFirst()
                                    .orElse(""),
                            numbers.decimal() == ',' ? "1.234,56" : "1,234.56"));
        }
        boolean open =
                looks == Looks.DATE
                        && dates.filter(d -> d != DateStyle.YEAR_FIRST && d != DateStyle.EPOCH)
                                .isPresent()
                        && filled.stream().anyMatch(text -> NUMERIC_DATE.matcher(text).find())
                        && share(filled, text -> DateStyle.DAY_FIRST.parse(text).isPresent())
                                == share(
                                        filled,
                                        text -> DateStyle.MONTH_FIRST.parse(text).isPresent());
        return open
                ? Optional.of(Why.of("doubt-exchanged", dates.get().pattern()))
                : Optional.empty();
    }

    private static List<String> examples(List<String> filled) {
        Set<String> examples = new LinkedHashSet<>();
        for (String text : filled) {
            if (examples.size() == 3) {
                break;
            }
            examples.add(Texts.cut(text, 60));
        }
        return List.copyOf(examples);
    }

    private static double share(List<String> filled, Predicate<String> fits) {
        return filled.isEmpty() ? 0 : (double) filled.stream().filter(fits).count() / filled.size();
    }
}
