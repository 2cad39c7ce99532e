/// Brings the demo company's files into a server that runs, and says how well its people were
/// found, measured against the truth.
@NullMarked
package org.querencia.app.demo.unify;

import org.jspecify.annotations.NullMarked;
