/// Collection over HTTP: the addresses, keys and answers that existing clients expect.
@NullMarked
package org.querencia.web.collect;

import org.jspecify.annotations.NullMarked;
