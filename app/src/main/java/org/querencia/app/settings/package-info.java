/// Settings: what can be set, where from, and the typed records the rest of the program reads.
@NullMarked
package org.querencia.app.settings;

import org.jspecify.annotations.NullMarked;
