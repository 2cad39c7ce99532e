package org.querencia.core.rule.rows;

/// A row, or rows in a group.
public sealed interface Part permits Row, Group {}
