package org.querencia.web.console.home;

import org.querencia.core.identity.ProfileId;

/// How people are called, for lists.
@FunctionalInterface
public interface Names {

    /// The person's name as shown; a short form of the id for somebody without one.
    String of(ProfileId profile);
}
