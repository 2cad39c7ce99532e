@NullMarked
package org.querencia.app.parquet;

import org.jspecify.annotations.NullMarked;
