package org.querencia.runtime.imports;

import java.time.Instant;

/// A file that was sent to the server and is kept until it is deleted or grows old.
///
/// @param name as its sender calls it, without folders; shown, and read for its ending only
/// @param bytes as sent
public record Upload(UploadId id, String name, long bytes, Instant at) {}
