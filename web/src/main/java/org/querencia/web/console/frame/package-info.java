/// What every page of the console shares: texts, formats, the frame around it, requests.
@NullMarked
package org.querencia.web.console.frame;

import org.jspecify.annotations.NullMarked;
