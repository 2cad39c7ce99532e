package org.querencia.app.demo.company;

import java.util.List;

/// Hours of the day at which things happen, minutes as decimals.
public final class Hours {
    private static final List<Integer> SHOP =
            List.of(9, 10, 10, 11, 11, 11, 12, 12, 13, 14, 15, 16, 16, 17, 17, 17, 18, 18, 18, 19);
    private static final List<Integer> WEB =
            List.of(
                    6, 7, 8, 9, 10, 11, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 20, 20, 21, 21,
                    21, 22, 22, 23);
    private static final List<Integer> OFFICE =
            List.of(8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 12, 14, 14, 15, 15, 15, 16, 16, 17, 18);

    private Hours() {}

    static double of(Channel channel, Lots lots) {
        return switch (channel) {
            case SHOP -> within(SHOP, lots);
            case WEB -> within(WEB, lots);
            case WHATSAPP, SELLER -> within(OFFICE, lots);
        };
    }

    public static double ofDay(Lots lots) {
        return within(SHOP, lots);
    }

    /// Of an office.
    public static double ofOffice(Lots lots) {
        return within(OFFICE, lots);
    }

    private static double within(List<Integer> hours, Lots lots) {
        return lots.one(hours) + lots.unit() * 0.999;
    }
}
