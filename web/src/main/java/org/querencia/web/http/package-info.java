/// What every room of the server shares: problems, bodies, JSON, who is asking.
@NullMarked
package org.querencia.web.http;

import org.jspecify.annotations.NullMarked;
