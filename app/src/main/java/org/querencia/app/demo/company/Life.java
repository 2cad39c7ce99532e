package org.querencia.app.demo.company;

import java.util.List;

/// One person's time with the company.
///
/// @param buys whether they are a customer at all
/// @param first moment of the first purchase, perhaps before the period; beyond the period for
///   those who did not buy yet
/// @param leaves moment after which they never come again; they tell nobody
/// @param purchases within the period, the oldest first
public record Life(
        Person person,
        Arrival arrival,
        Rhythm rhythm,
        boolean buys,
        double first,
        double leaves,
        List<Purchase> purchases) {

    public Life {
        purchases = List.copyOf(purchases);
    }

    Life with(List<Purchase> numbered) {
        return new Life(person, arrival, rhythm, buys, first, leaves, numbered);
    }

    /// Still a customer, or still to become one, at that moment.
    public boolean alive(double moment) {
        return buys && leaves > moment;
    }
}
