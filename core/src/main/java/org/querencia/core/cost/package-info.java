/// What the company spends: on being known, and on everything else.
@NullMarked
package org.querencia.core.cost;

import org.jspecify.annotations.NullMarked;
