/// Scores in use: how they are defined and stored, a person's with its grounds, how they are
/// spread, and how well they would have told who buys.
@NullMarked
package org.querencia.runtime.score;

import org.jspecify.annotations.NullMarked;
