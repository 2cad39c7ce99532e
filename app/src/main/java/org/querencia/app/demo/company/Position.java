package org.querencia.app.demo.company;

import java.util.Optional;

/// Where something is, in degrees with four decimals, some ten metres.
public record Position(double latitude, double longitude) {
    private static final double KILOMETRES_A_DEGREE = 111.195;
    private static final double DECIMALS = 1e4;

    /// Most live this near to the shop of their city.
    private static final double KILOMETRES_MEAN = 1.6;

    /// Where somebody's phone is when they are at home, for those who let the site know and live in
    /// a city with a shop.
    public static Optional<Position> told(Person person, Lots lots) {
        boolean tells = lots.chance(0.5);
        double kilometres = lots.exponential(1 / KILOMETRES_MEAN);
        double angle = 2 * StrictMath.PI * lots.unit();
        return Shop.all().stream()
                .filter(shop -> tells && shop.city().equals(person.home().city().name()))
                .map(shop -> shop.position().away(kilometres, angle))
                .findFirst();
    }

    private Position away(double kilometres, double angle) {
        double north = kilometres * StrictMath.cos(angle) / KILOMETRES_A_DEGREE;
        double east =
                kilometres
                        * StrictMath.sin(angle)
                        / (KILOMETRES_A_DEGREE * StrictMath.cos(StrictMath.toRadians(latitude)));
        return new Position(rounded(latitude + north), rounded(longitude + east));
    }

    private static double rounded(double degrees) {
        return StrictMath.round(degrees * DECIMALS) / DECIMALS;
    }
}
