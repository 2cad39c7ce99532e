/// Groups of people that a rule describes: how they are defined and stored, who is in them, and
/// looking at a rule before it is used.
@NullMarked
package org.querencia.runtime.segment;

import org.jspecify.annotations.NullMarked;
