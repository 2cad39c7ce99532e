/// The room of analysts: questions in SQL, those they asked and keep, and logins of tools.
@NullMarked
package org.querencia.web.console.analyst;

import org.jspecify.annotations.NullMarked;
