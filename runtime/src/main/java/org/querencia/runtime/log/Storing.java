package org.querencia.runtime.log;

/// Whether the log stores what comes.
///
/// @param well whether a call now would be stored, as far as was seen within the last second
/// @param detail one line for whoever looks, without personal data
public record Storing(boolean well, String detail) {}
