/// Lists put together by hand, and segments as files.
@NullMarked
package org.querencia.web.console.list;

import org.jspecify.annotations.NullMarked;
