@NullMarked
package org.querencia.runtime.view;

import org.jspecify.annotations.NullMarked;
