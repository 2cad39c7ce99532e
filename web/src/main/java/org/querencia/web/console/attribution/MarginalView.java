package org.querencia.web.console.attribution;

import java.util.List;

/// What spending more would bring.
///
/// @param ofMargin whether it is what is left after the products' cost; else it is what was sold
/// @param margin the address of the same by margin
/// @param channels those on which something was spent, whose next unit brings most first
/// @param hidden how many further channels are left out
/// @param move from which channel to which; empty where that is not certain
public record MarginalView(
        boolean ofMargin, String margin, List<Channel> channels, int hidden, String move) {

    /// @param said what the next unit brought, or why that cannot be told
    /// @param advice what to do; empty where nothing can be told
    public record Channel(String name, String said, String advice, ResponsePicture picture) {}
}
