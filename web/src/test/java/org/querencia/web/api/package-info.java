@NullMarked
package org.querencia.web.api;

import org.jspecify.annotations.NullMarked;
