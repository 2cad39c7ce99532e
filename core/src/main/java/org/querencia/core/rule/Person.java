package org.querencia.core.rule;

import org.querencia.core.consent.Consents;
import org.querencia.core.trait.Traits;

/// What is known of a person, as rules look at it: all of it merged over the person's anchors.
///
/// @param account the traits of the company the person joined last
public record Person(
        Gathered gathered,
        Purchases purchases,
        Traits traits,
        Consents consents,
        Traits account,
        Inputs inputs) {

    /// Of whom nothing is known.
    public static final Person NOBODY =
            new Person(
                    Gathered.NONE,
                    Purchases.NONE,
                    Traits.NONE,
                    Consents.NONE,
                    Traits.NONE,
                    Inputs.NONE);

    /// The same person, of whom other definitions say something else.
    public Person with(Inputs other) {
        return new Person(gathered, purchases, traits, consents, account, other);
    }
}
