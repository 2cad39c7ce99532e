package org.querencia.web.console.imports;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.querencia.web.console.frame.Frame;

/// What is wrong with a mapping, or doubtful about a column, in the reader's language: it is said
/// in English. What is not usual is shown as it was said. (Why rows are not taken is told in the
/// company's language, as the reject files tell it.)
public final class MappingWords {

    private static final List<Usual> USUAL =
            List.of(
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

    private MappingWords() {}

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
