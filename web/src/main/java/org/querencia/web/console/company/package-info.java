/// Companies: accounts and the people who belong to them.
@NullMarked
package org.querencia.web.console.company;

import org.jspecify.annotations.NullMarked;
