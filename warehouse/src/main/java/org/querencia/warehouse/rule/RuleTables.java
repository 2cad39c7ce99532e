package org.querencia.warehouse.rule;

/// Where other definitions and models keep what they say of people: names of tables or views.
///
/// @param memberships columns `profile`, `segment`: who is in which segment
/// @param stages columns `profile`, `model`, `stage`: where people are now
/// @param scores columns `profile`, `name`, `value`: as given last
public record RuleTables(String memberships, String stages, String scores) {

    public static final RuleTables STANDARD = new RuleTables("memberships", "stages", "scores");
}
