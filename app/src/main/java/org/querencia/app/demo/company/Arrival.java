package org.querencia.app.demo.company;

import java.util.Optional;

/// When and how somebody first came.
///
/// @param moment days since the period began; below 0 for those who were there before
/// @param campaign what brought them, if something paid for did
public record Arrival(double moment, Route route, Optional<Campaign> campaign) {}
