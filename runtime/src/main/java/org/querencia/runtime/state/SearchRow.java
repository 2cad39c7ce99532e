package org.querencia.runtime.state;

import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;

/// What search and the list of people know of a person who left more than an anonymous trace.
///
/// @param name as shown: the name, else the e-mail, else the phone, else the strongest identifier
/// @param text what is searched: name and identifier values, written by [Folding]
/// @param first the position of the fact that made the person
public record SearchRow(ProfileId profile, String name, String text, Position first) {}
