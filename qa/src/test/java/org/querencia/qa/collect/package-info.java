/// Collection through the whole server: from a request to profiles, figures and logs.
@NullMarked
package org.querencia.qa.collect;

import org.jspecify.annotations.NullMarked;
