/// Making facts of what other systems tell, by the same rules as those that are collected.
@NullMarked
package org.querencia.connect.fact;

import org.jspecify.annotations.NullMarked;
