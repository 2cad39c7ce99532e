package org.querencia.runtime.review;

/// What review keeps.
public record ReviewStores(ReviewStore pairs, Hygiene hygiene) {}
