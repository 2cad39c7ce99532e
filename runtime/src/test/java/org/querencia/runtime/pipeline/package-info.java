@NullMarked
package org.querencia.runtime.pipeline;

import org.jspecify.annotations.NullMarked;
