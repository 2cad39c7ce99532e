package org.querencia.connect.read;

import java.util.List;

/// One record of a file as it stands there.
///
/// @param line where it begins, from 1; the row of a workbook
/// @param cells as text, one a column; empty text where there is nothing
public record Row(long line, List<String> cells) {}
