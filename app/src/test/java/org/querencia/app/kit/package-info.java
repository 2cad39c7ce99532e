/// What tests of the whole program share: running commands, and sending as a shop does.
@NullMarked
package org.querencia.app.kit;

import org.jspecify.annotations.NullMarked;
