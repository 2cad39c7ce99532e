/// Health, metrics, and the served reference of the API.
@NullMarked
package org.querencia.web.observe;

import org.jspecify.annotations.NullMarked;
