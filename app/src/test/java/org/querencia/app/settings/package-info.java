@NullMarked
package org.querencia.app.settings;

import org.jspecify.annotations.NullMarked;
