/// The company that runs this installation: country, zone, currency, language.
@NullMarked
package org.querencia.core.workspace;

import org.jspecify.annotations.NullMarked;
