@NullMarked
package org.querencia.web.http;

import org.jspecify.annotations.NullMarked;
