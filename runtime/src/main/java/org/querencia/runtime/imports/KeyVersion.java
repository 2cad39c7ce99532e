package org.querencia.runtime.imports;

import java.util.UUID;
import org.querencia.core.event.ImportId;

/// What was said of a key, the n-th time something new was said of it.
///
/// @param key salted hash of source, kind and key
/// @param version from 1
/// @param content salted hash of what was said
/// @param by the import that brought it
public record KeyVersion(UUID key, int version, UUID content, ImportId by) {}
