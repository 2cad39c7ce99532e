package org.querencia.runtime.review;

/// Looking at people who may be one, and at how clean what is known of people is.
public record ReviewServices(ReviewDesk desk, Likely likely, HygieneDesk hygiene) {}
