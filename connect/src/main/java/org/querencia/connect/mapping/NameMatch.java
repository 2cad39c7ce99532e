package org.querencia.connect.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.connect.read.Words;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.Looks;

/// How well a column fits a field, by its name and by what its values look like.
final class NameMatch {

    private static final double WORD_INSIDE = 0.7;

    /// Values of another sort than the field's tell more than a name.
    private static final double MISFIT = 0.15;

    private NameMatch() {}

    /// A column's name in plain words: `InvoiceNo`, `invoice_no` and `Invoice No.` are the same.
    static String words(String column) {
        String apart =
                column.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").replaceAll("[_.\\-/#()°:]+", " ");
        return Words.plain(apart).replaceAll("\\s+", " ").strip();
    }

    /// 0 to 1: the whole name as one of the synonyms, earlier ones better, or one of them inside.
    static double name(String column, List<String> synonyms) {
        String words = words(column);
        double best = 0;
        for (int i = 0; i < synonyms.size(); i++) {
            double less = 0.02 * i;
            if (words.equals(synonyms.get(i))) {
                best = Math.max(best, 1 - less);
            } else if (contains(words, synonyms.get(i))) {
                best = Math.max(best, WORD_INSIDE - less);
            }
        }
        return best;
    }

    static double fits(DetectedColumn column, FieldSpec field) {
        List<String> synonyms =
                field.synonyms().contains(field.name().replace('_', ' '))
                        ? field.synonyms()
                        : java.util.stream.Stream.concat(
                                        field.synonyms().stream(),
                                        java.util.stream.Stream.of(field.name().replace('_', ' ')))
                                .toList();
        return name(column.name(), synonyms) * looks(column, field);
    }

    private static double looks(DetectedColumn column, FieldSpec field) {
        Looks looks = column.looks();
        return switch (field.type()) {
            case TEXT ->
                    looks == Looks.DATE || looks == Looks.EMAIL
                            ? MISFIT
                            : looks == Looks.AMOUNT ? 0.5 : 1;
            case LIST -> 1;
            case NUMBER, AMOUNT, WHOLE ->
                    looks == Looks.NUMBER || looks == Looks.AMOUNT ? 1 : MISFIT;
            case MOMENT, DAY -> looks == Looks.DATE ? 1 : MISFIT;
            case FLAG -> looks == Looks.FLAG || looks == Looks.NUMBER ? 1 : MISFIT;
            case CURRENCY -> looks == Looks.CURRENCY ? 1 : MISFIT;
            case CHOICE -> chooses(column, field) ? 1 : MISFIT;
        };
    }

    private static boolean chooses(DetectedColumn column, FieldSpec field) {
        Set<String> said = column.examples().stream().map(Words::plain).collect(Collectors.toSet());
        return !said.isEmpty() && field.choices().keySet().containsAll(said);
    }

    private static boolean contains(String words, String synonym) {
        List<String> all = Arrays.asList(words.split(" ", -1));
        List<String> wanted = Arrays.asList(synonym.split(" ", -1));
        return java.util.Collections.indexOfSubList(all, wanted) >= 0;
    }
}
