/// Tests of org.querencia.web.hook.
@NullMarked
package org.querencia.web.hook;

import org.jspecify.annotations.NullMarked;
