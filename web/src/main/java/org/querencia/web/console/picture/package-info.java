/// Pictures and pages drawn without a browser, for mail and files.
@NullMarked
package org.querencia.web.console.picture;

import org.jspecify.annotations.NullMarked;
