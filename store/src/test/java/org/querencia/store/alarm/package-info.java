@NullMarked
package org.querencia.store.alarm;

import org.jspecify.annotations.NullMarked;
