package org.querencia.core.order;

import java.util.Optional;

/// Money given back for an order.
///
/// @param part how much; empty for the whole order
public record Refund(Optional<Figure> part) {}
