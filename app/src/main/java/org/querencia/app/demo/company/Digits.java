package org.querencia.app.demo.company;

/// Numbers as text, the same in every language of the machine.
public final class Digits {
    private static final String ZEROS = "0".repeat(20);

    private Digits() {}

    /// With zeros in front up to that many digits.
    public static String padded(long number, int digits) {
        String text = Long.toString(number);
        return text.length() >= digits ? text : ZEROS.substring(0, digits - text.length()) + text;
    }

    /// In base 16, all 16 digits.
    public static String hex(long number) {
        String text = Long.toHexString(number);
        return ZEROS.substring(0, 16 - text.length()) + text;
    }
}
