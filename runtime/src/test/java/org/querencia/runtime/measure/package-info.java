/// Tests of measures, and two of them in plain Java.
@NullMarked
package org.querencia.runtime.measure;

import org.jspecify.annotations.NullMarked;
