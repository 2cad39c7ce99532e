/// Measures as SQL: the facts they are made of, the files they are written in, and what their
/// statements may say.
@NullMarked
package org.querencia.warehouse.measure;

import org.jspecify.annotations.NullMarked;
