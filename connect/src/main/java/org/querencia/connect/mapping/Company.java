package org.querencia.connect.mapping;

import java.time.ZoneId;
import java.util.Currency;
import org.querencia.core.identity.IdentityRules;

/// Whose rows they are: what the company's own definitions say of them.
///
/// @param zone of days without a time, and of times without a zone unless the mapping says another
/// @param currency of amounts for which neither row nor mapping says one
public record Company(IdentityRules rules, ZoneId zone, Currency currency) {}
