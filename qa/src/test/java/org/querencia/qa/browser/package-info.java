/// What people see and what pages send, in a real Chromium.
@NullMarked
package org.querencia.qa.browser;

import org.jspecify.annotations.NullMarked;
