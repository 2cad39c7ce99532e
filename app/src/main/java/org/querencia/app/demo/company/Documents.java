package org.querencia.app.demo.company;

/// Numbers by which the State knows people and companies. Ours are of ranges that were never given
/// out, so that they are nobody's.
public final class Documents {
    private static final long CEDULAS_FROM = 1_600_000_000L;
    private static final long CEDULAS = 399_999_999L;
    private static final long CEDULA_STRIDE = 7_368_787L;
    private static final long NITS_FROM = 990_000_000L;
    private static final long NITS = 9_999_991L;
    private static final long NIT_STRIDE = 48_271L;
    private static final int[] WEIGHTS = {3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71};

    private Documents() {}

    /// The cédula of the person of that number: ten digits, no two people the same.
    static String cedula(long seed, int number) {
        long offset = Math.floorMod(seed * 1_000_003, CEDULAS);
        return Long.toString(CEDULAS_FROM + (offset + number * CEDULA_STRIDE) % CEDULAS);
    }

    /// The NIT of the company of that number: nine digits without the check digit.
    static String nit(long seed, int number) {
        long offset = Math.floorMod(seed * 10_007, NITS);
        return Long.toString(NITS_FROM + (offset + number * NIT_STRIDE) % NITS);
    }

    /// Modulus 11 of the weighted digits from the right (DIAN, Orden Administrativa 4 of 1989).
    public static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * WEIGHTS[i];
        }
        int rest = sum % 11;
        return rest > 1 ? 11 - rest : rest;
    }
}
