package org.querencia.core.workspace;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/// The company that runs this installation.
///
/// @param country ISO 3166 alpha-2, for phones and tax ids without a prefix
/// @param zone days belong to it
/// @param currency of amounts that come without one, and of totals
/// @param language of the console for users who chose none: `es` or `en`
/// @param salt random, made once; keeps [org.querencia.core.identity.AnchorId]s from being guessed
///   from an e-mail
public record Workspace(
        String country, ZoneId zone, Currency currency, Locale language, String salt) {}
