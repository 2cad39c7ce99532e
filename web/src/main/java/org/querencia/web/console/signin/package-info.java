/// Coming in: the first administrator, e-mail and password, one-time links.
@NullMarked
package org.querencia.web.console.signin;

import org.jspecify.annotations.NullMarked;
