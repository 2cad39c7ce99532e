/// Letters of the explorer.
@NullMarked
package org.querencia.web.console.explore;

import org.jspecify.annotations.NullMarked;
