package org.querencia.app.settings;

/// A value as it was written, and where, for messages.
record Given(String text, String where) {}
