@NullMarked
package org.querencia.connect.yaml;

import org.jspecify.annotations.NullMarked;
