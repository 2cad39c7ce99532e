@NullMarked
package org.querencia.web;

import org.jspecify.annotations.NullMarked;
