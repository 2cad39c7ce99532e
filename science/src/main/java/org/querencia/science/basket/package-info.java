/// What is bought together and what it leads to: association of pairs (Agrawal and Srikant 1994),
/// with tests and intervals that keep rare things from shining.
@NullMarked
package org.querencia.science.basket;

import org.jspecify.annotations.NullMarked;
