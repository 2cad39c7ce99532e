/// Settings: the workspace, users, tokens, kinds of identifier, and what is left out of figures.
@NullMarked
package org.querencia.web.console.setting;

import org.jspecify.annotations.NullMarked;
