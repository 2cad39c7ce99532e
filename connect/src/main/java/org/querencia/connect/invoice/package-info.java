/// Electronic invoices (UBL 2.1, as DIAN has them): documents of companies and strangers, read with
/// nothing in them believed, into the rows of an import.
@NullMarked
package org.querencia.connect.invoice;

import org.jspecify.annotations.NullMarked;
