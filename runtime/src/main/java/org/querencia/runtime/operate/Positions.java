package org.querencia.runtime.operate;

/// How far each part has come: positions of the log.
///
/// @param head where the log stands
/// @param profiles up to where people show it
/// @param warehouse up to where figures show it
public record Positions(long head, long profiles, long warehouse) {}
