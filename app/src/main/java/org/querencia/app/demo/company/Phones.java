package org.querencia.app.demo.company;

import java.util.List;

/// Telephone numbers that look like Colombia's: mobile ones are of real prefixes, but their
/// subscriber part begins with 0, as no subscriber's does.
final class Phones {
    private static final List<String> PREFIXES =
            List.of(
                    "300", "301", "302", "304", "305", "310", "311", "312", "313", "314", "315",
                    "316", "317", "318", "319", "320", "321", "322", "323", "350");
    private static final long SUBSCRIBERS = 999_983L;
    private static final long STRIDE = 48_271L;

    private Phones() {}

    /// Ten digits; two numbers give two phones.
    static String mobile(long seed, int number, Lots lots) {
        long offset = Math.floorMod(seed * 7_919, SUBSCRIBERS);
        long subscriber = (offset + number * STRIDE) % SUBSCRIBERS;
        return lots.one(PREFIXES) + "0" + Digits.padded(subscriber, 6);
    }

    /// Of a company: ten digits since 2021.
    static String landline(int number) {
        return "60420" + Digits.padded(number, 5);
    }
}
