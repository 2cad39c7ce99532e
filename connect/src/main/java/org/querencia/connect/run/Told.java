package org.querencia.connect.run;

import java.util.UUID;

/// A row on its way: judged, and sorted by what it is about.
///
/// @param id of what it is about, when it has a key; else of what it says
/// @param keyed which of the two
/// @param sequence its place among all rows of the import, from 0
/// @param file which of the import's files it is in, from 0
/// @param line where it begins there
/// @param drafts as [org.querencia.connect.fact.DraftCodec] writes them
record Told(UUID id, boolean keyed, long sequence, int file, long line, byte[] drafts) {}
