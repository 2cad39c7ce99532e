package org.querencia.web.console.imports;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.querencia.web.console.frame.Frame;

/// Why rows and mappings are not taken, in the reader's language. Importers say it in English, as
/// the reject files do; what is not among the usual reasons is shown as they say it.
public final class ReasonWords {

    private static final List<Usual> USUAL =
            List.of(
                    usual("'(.+)' is blank, and needed", "imports.reason.blank"),
                    usual(
                            "this is no number as they are written here \\((.+)\\)",
                            "imports.reason.number"),
                    usual("the number is beyond a trillion", "imports.reason.huge"),
                    usual("expected a whole number", "imports.reason.whole"),
                    usual(
                            "there is no such day, as dates are written here \\((.+)\\)",
                            "imports.reason.no-day"),
                    usual(
                            "this is no date as they are written here \\((.+)\\)",
                            "imports.reason.date"),
                    usual("expected yes or no; `translate` .*", "imports.reason.flag"),
                    usual("this currency is unknown: .*", "imports.reason.currency"),
                    usual("expected one of (.+); `translate` .*", "imports.reason.choice"),
                    usual("the row says nothing", "imports.reason.nothing"),
                    usual("the row names nobody", "imports.reason.nobody"),
                    usual("this is no valid (.+)", "imports.reason.identifier"),
                    usual(
                            "this (.+) is one that is used for nobody in particular",
                            "imports.reason.blocked"),
                    usual("this is too long for a (.+)", "imports.reason.long"),
                    usual(
                            "the row has (\\d+) fields; there are (\\d+) columns: .*",
                            "imports.reason.ragged"),
                    usual(
                            "the (?:field|cell|line) has more than .* characters",
                            "imports.reason.large"),
                    usual("a quotation mark begins a field .*", "imports.reason.quote"),
                    usual("letters are lost: .*", "imports.reason.letters"),
                    usual("the spreadsheet's formula failed here", "imports.reason.formula"),
                    usual("left out, as the mapping says", "imports.reason.skipped"),
                    usual("left out: (.+)", "imports.reason.skipped-as"),
                    usual(
                            "day and month could be exchanged: taken as (.+)",
                            "imports.reason.exchanged"),
                    usual(
                            "'(.+)' may be a thousand or one with decimals: taken as (.+)",
                            "imports.reason.thousand"),
                    usual("'(.+)' is missing: rows of kind .*", "imports.reason.field-missing"),
                    usual("'person.identifiers' is missing: .*", "imports.reason.no-person"),
                    usual("'person.company' is missing: .*", "imports.reason.no-company"),
                    usual("traits without an identifier are nobody's", "imports.reason.no-person"),
                    usual("orders need 'price', .*", "imports.reason.no-price"),
                    usual("the file has no column '(.+?)'.*", "imports.reason.no-column"));

    private ReasonWords() {}

    /// @param english with what it says in groups
    /// @param key of its text; the groups are its arguments
    private record Usual(Pattern english, String key) {}

    private static Usual usual(String english, String key) {
        return new Usual(Pattern.compile(english, Pattern.DOTALL), key);
    }

    public static String of(Frame frame, String reason) {
        if (frame.texts().language().equals("en")) {
            return reason;
        }
        for (Usual usual : USUAL) {
            Matcher said = usual.english().matcher(reason);
            if (said.matches()) {
                return frame.text(
                        usual.key(),
                        IntStream.rangeClosed(1, said.groupCount())
                                .mapToObj(group -> word(frame, said.group(group)))
                                .toArray());
            }
        }
        return reason;
    }

    /// Fields and kinds of identifiers by their names on the page; all else as it is.
    private static String word(Frame frame, String said) {
        return frame.texts()
                .known("imports.field." + said, frame.texts().known("identifier." + said, said));
    }
}
