@NullMarked
package org.querencia.core.profile;

import org.jspecify.annotations.NullMarked;
