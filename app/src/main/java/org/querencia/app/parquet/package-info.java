/// A folder of Parquet files, a day each, that is brought up to date.
@NullMarked
package org.querencia.app.parquet;

import org.jspecify.annotations.NullMarked;
