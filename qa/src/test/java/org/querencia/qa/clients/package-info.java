/// Real clients of other products, unmodified, against our server.
@NullMarked
package org.querencia.qa.clients;

import org.jspecify.annotations.NullMarked;
