package org.querencia.core.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/// Telephone numbers in E.164.
public final class Phones {

    /// Longer text is no telephone number, and parsing it would only cost time.
    private static final int LENGTH_MAX = 40;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {}

    /// Written with a country's prefix it must be possible there (new ranges open before the
    /// library knows them); without one it must be valid in `country`, else any run of digits would
    /// do. Extensions are left out: they name a desk, and the number names the household.
    ///
    /// `00` stands for `+` where the country does not dial it otherwise.
    static Optional<String> normalise(String text, String country) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        Optional<String> number = parse(text, country);
        return number.isEmpty() && text.startsWith("00")
                ? parse("+" + text.substring(2), country)
                : number;
    }

    /// The digits of an international number (`+57300…`) as written within its country; empty for
    /// what is no such number.
    public static Optional<String> national(String international) {
        if (!international.startsWith("+")) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = NUMBERS.parse(international, null);
            return Optional.of(NUMBERS.getNationalSignificantNumber(number));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<String> parse(String text, String country) {
        try {
            PhoneNumber number = NUMBERS.parse(text, country);
            boolean possible =
                    NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
            boolean plausible = text.startsWith("+") ? possible : NUMBERS.isValidNumber(number);
            return plausible
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
