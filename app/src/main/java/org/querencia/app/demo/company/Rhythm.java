package org.querencia.app.demo.company;

import java.util.List;

/// How somebody buys while they are a customer.
///
/// @param perWeek purchases a week, after the first (λ)
/// @param leavingPerWeek rate of leaving for good (μ)
/// @param pesos what one purchase comes to on average (p/ν)
/// @param minds the price rise, 0 not at all to 1
/// @param channels where, the usual one first
/// @param faithful the share bought there
public record Rhythm(
        double perWeek,
        double leavingPerWeek,
        double pesos,
        double minds,
        List<Channel> channels,
        double faithful) {}
