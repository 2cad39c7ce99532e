/// Traits: what is known of somebody or of a company, each with its source and time; the last word
/// counts, and a person's word counts most.
@NullMarked
package org.querencia.core.trait;

import org.jspecify.annotations.NullMarked;
