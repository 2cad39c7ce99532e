/// Scores in the console: what they are made of, how they are spread, and how good they are.
@NullMarked
package org.querencia.web.console.score;

import org.jspecify.annotations.NullMarked;
