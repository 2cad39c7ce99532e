@NullMarked
package org.querencia.core.account;

import org.jspecify.annotations.NullMarked;
