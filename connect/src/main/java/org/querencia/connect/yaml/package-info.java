/// YAML as values and back, node by node.
@NullMarked
package org.querencia.connect.yaml;

import org.jspecify.annotations.NullMarked;
