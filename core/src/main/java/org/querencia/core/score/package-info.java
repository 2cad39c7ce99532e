/// How promising people are: scores made of points, and how well they foretold who bought.
@NullMarked
package org.querencia.core.score;

import org.jspecify.annotations.NullMarked;
