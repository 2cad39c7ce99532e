@NullMarked
package org.querencia.store.review;

import org.jspecify.annotations.NullMarked;
