package org.querencia.app.demo.company;

/// Money spent to be seen, for some days.
///
/// @param key unique in the period
/// @param route how those come whom it brings; those it only reminds come as they always do
/// @param firstDay of the period, may lie before it
/// @param pesosADay on average
/// @param pesosAPerson what it costs to bring somebody, beside the others
/// @param coupon empty when nothing is given off
public record Campaign(
        String key,
        String name,
        String source,
        String medium,
        Route route,
        int firstDay,
        int days,
        int pesosADay,
        int pesosAPerson,
        String coupon,
        int couponPercent) {

    public boolean runs(int day) {
        return day >= firstDay && day < firstDay + days;
    }

    /// Brings nobody new, but is seen by those who are there.
    boolean reminds() {
        return pesosAPerson == 0;
    }
}
