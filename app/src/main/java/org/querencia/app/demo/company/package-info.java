/// The demo company itself: what it sells, who its people are, when they come, buy and stop coming.
/// A pure function of a seed and a day; [org.querencia.app.demo.silo] writes down what its clerks
/// and systems saw of it.
@NullMarked
package org.querencia.app.demo.company;

import org.jspecify.annotations.NullMarked;
