/// What brought a sale: credit for conversions shared among the channels on the paths that led to
/// them, by rules of thumb, by a Markov chain, or by Shapley's value.
@NullMarked
package org.querencia.science.attribution;

import org.jspecify.annotations.NullMarked;
