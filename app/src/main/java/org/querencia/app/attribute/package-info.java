/// Attribution of paths that stand in a file: reading them, naming models, and telling the credits.
@NullMarked
package org.querencia.app.attribute;

import org.jspecify.annotations.NullMarked;
