package org.querencia.connect.read;

import java.util.List;
import java.util.regex.Pattern;

/// Finds out how numbers are written, from all that look like some.
final class Numbers {

    /// @param doubt whether only numbers like `1.234` were seen, which may be a thousand or one
    record Found(NumberStyle style, boolean doubt) {}

    private static final Pattern GROUPED_BY_SPACE =
            Pattern.compile("\\D*\\d{1,3}([ \u00a0]\\d{3})+([.,]\\d+)?\\D*");
    private static final Pattern GROUPED_BY_APOSTROPHE =
            Pattern.compile("\\D*\\d{1,3}(['\u2019]\\d{3})+([.,]\\d+)?\\D*");

    private int point;
    private int comma;
    private int groupedByPoint;
    private int groupedByComma;
    private int groupedBySpace;
    private int groupedByApostrophe;
    private int either;

    private Numbers() {}

    /// @param usual how numbers are written in the company's country, for what remains open
    static Found find(List<List<String>> rows, NumberStyle usual) {
        Numbers numbers = new Numbers();
        rows.forEach(row -> row.forEach(numbers::look));
        return numbers.found(usual);
    }

    private Found found(NumberStyle usual) {
        boolean open = point + groupedByComma == 0 && comma + groupedByPoint == 0;
        boolean decimalIsPoint =
                open ? usual.decimal() == '.' : point + groupedByComma >= comma + groupedByPoint;
        char thousands = decimalIsPoint ? ',' : '.';
        if (groupedBySpace > 0 && groupedByPoint + groupedByComma == 0) {
            thousands = ' ';
        } else if (groupedByApostrophe > 0) {
            thousands = '\'';
        }
        return new Found(
                new NumberStyle(decimalIsPoint ? '.' : ',', thousands), open && either > 0);
    }

    private void look(String cell) {
        String text = cell.strip();
        if (text.isEmpty() || text.length() > 30 || !isNumeric(text)) {
            return;
        }
        int points = count(text, '.');
        int commas = count(text, ',');
        if (GROUPED_BY_SPACE.matcher(text).matches()) {
            groupedBySpace++;
        }
        if (GROUPED_BY_APOSTROPHE.matcher(text).matches()) {
            groupedByApostrophe++;
        }
        if (points > 0 && commas > 0) {
            boolean pointLast = text.lastIndexOf('.') > text.lastIndexOf(',');
            point += pointLast ? 1 : 0;
            comma += pointLast ? 0 : 1;
        } else if (points > 1) {
            groupedByPoint++;
        } else if (commas > 1) {
            groupedByComma++;
        } else if (points + commas == 1) {
            single(text, points == 1 ? '.' : ',');
        }
    }

    /// One mark with three digits behind it says nothing; with any other number it is a decimal.
    private void single(String text, char mark) {
        int at = text.indexOf(mark);
        int behind = 0;
        while (at + 1 + behind < text.length() && Character.isDigit(text.charAt(at + 1 + behind))) {
            behind++;
        }
        int before = 0;
        while (before < at && Character.isDigit(text.charAt(at - 1 - before))) {
            before++;
        }
        boolean zero = before == 1 && text.charAt(at - 1) == '0';
        if (behind == 3 && before >= 1 && before <= 3 && !zero) {
            either++;
        } else if (mark == '.') {
            point++;
        } else {
            comma++;
        }
    }

    /// Digits and what may stand among and around them; no dates, times or telephone numbers.
    private static boolean isNumeric(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (".,' \u00a0\u2019-()".indexOf(c) < 0
                    && Character.getType(c) != Character.CURRENCY_SYMBOL) {
                return false;
            } else if (c == '-' && i > 0 && i < text.length() - 1) {
                return false;
            }
        }
        return digits > 0 && !text.matches("\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}");
    }

    private static int count(String text, char wanted) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == wanted ? 1 : 0;
        }
        return count;
    }
}
