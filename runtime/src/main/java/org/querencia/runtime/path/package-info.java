/// How people really go, step by step, and which contacts each stage of the journey has.
@NullMarked
package org.querencia.runtime.path;

import org.jspecify.annotations.NullMarked;
