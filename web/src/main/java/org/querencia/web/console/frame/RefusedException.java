package org.querencia.web.console.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.querencia.runtime.text.Wording;

/// What a form asked cannot be done; the page is shown again with the reason and what to do, at the
/// field where it belongs to one.
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Wrong> wrongs;

    /// @param key of the text that says what is wrong and how to mend it
    /// @param arguments of the text; a [Label] and a [Wording] are said in the reader's language
    public RefusedException(String key, Object... arguments) {
        this(List.of(new Wrong("", key, arguments)));
    }

    private RefusedException(List<Wrong> wrongs) {
        super(wrongs.getFirst().key(), null, false, false);
        this.wrongs = wrongs;
    }

    /// What is wrong with one field of the form.
    public static RefusedException at(String field, String key, Object... arguments) {
        return new RefusedException(List.of(new Wrong(field, key, arguments)));
    }

    /// All that is wrong at once; `refusals` has at least one.
    public static RefusedException all(List<RefusedException> refusals) {
        return new RefusedException(
                refusals.stream().flatMap(refusal -> refusal.wrongs.stream()).toList());
    }

    public String text(Texts texts) {
        return wrongs.getFirst().text(texts);
    }

    /// What is wrong by the name of the field.
    Map<String, String> fields(Texts texts) {
        Map<String, String> fields = new LinkedHashMap<>();
        wrongs.stream()
                .filter(wrong -> !wrong.field().isEmpty())
                .forEach(wrong -> fields.putIfAbsent(wrong.field(), wrong.text(texts)));
        return fields;
    }

    /// What a field is called on the page.
    ///
    /// @param key of its text; shown as it is where there is none
    public record Label(String key, String otherwise) {}

    private record Wrong(String field, String key, Object[] arguments) {

        String text(Texts texts) {
            return texts.text(
                    key, Stream.of(arguments).map(argument -> said(texts, argument)).toArray());
        }

        private static Object said(Texts texts, Object argument) {
            return switch (argument) {
                case Label(String label, String otherwise) -> texts.known(label, otherwise);
                case Wording words -> words.in(texts.locale());
                default -> argument;
            };
        }
    }
}
