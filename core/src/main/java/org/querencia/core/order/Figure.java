package org.querencia.core.order;

import java.math.BigDecimal;

/// An amount as told.
///
/// @param currency ISO 4217 code told beside it; empty when none was
public record Figure(BigDecimal amount, String currency) {}
