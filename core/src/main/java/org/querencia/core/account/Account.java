package org.querencia.core.account;

import java.util.Map;
import org.querencia.core.profile.Trait;

/// A company as group calls describe it.
public record Account(AccountKey key, Map<String, Trait> traits) {}
