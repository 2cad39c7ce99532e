package org.querencia.runtime.imports;

/// Why a row was not taken.
///
/// @param file its name
/// @param line where the row begins in the file, from 1
/// @param column the column at fault; empty when it is the row's as a whole
/// @param value what stands there, cut to 200 characters
/// @param reason what is wrong with it, in words
public record Reject(String file, long line, String column, String value, String reason) {}
