@NullMarked
package org.querencia.connect.mail;

import org.jspecify.annotations.NullMarked;
