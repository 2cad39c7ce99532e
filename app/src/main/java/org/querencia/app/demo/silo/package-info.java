/// The demo company's files, as its shops, systems and clerks would leave them: each silo in the
/// format of its program and with the mistakes of its people, the truth beside them.
@NullMarked
package org.querencia.app.demo.silo;

import org.jspecify.annotations.NullMarked;
