/// The room where figures are read: boards of them, and a page for each.
@NullMarked
package org.querencia.web.console.measure;

import org.jspecify.annotations.NullMarked;
