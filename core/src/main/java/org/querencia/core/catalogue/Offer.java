package org.querencia.core.catalogue;

import java.util.Optional;
import org.querencia.core.order.Figure;

/// What a competitor asks for a product, as observed once.
///
/// @param price empty where none was seen
/// @param inStock empty where nothing was said of it
public record Offer(Optional<Figure> price, Optional<Boolean> inStock) {}
