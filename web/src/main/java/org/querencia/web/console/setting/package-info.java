/// Settings: the workspace, users, tokens and kinds of identifier.
@NullMarked
package org.querencia.web.console.setting;

import org.jspecify.annotations.NullMarked;
