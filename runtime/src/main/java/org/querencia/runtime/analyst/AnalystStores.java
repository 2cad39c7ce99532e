package org.querencia.runtime.analyst;

/// What is kept of analysts.
public record AnalystStores(SqlNotes notes, SqlLogins logins) {}
