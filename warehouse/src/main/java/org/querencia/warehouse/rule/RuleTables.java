package org.querencia.warehouse.rule;

/// Where other definitions and models keep what they say of people: names of tables or views.
///
/// @param memberships columns `profile`, `segment`: who is in which segment
/// @param stages columns `profile`, `model`, `stage`: where people are now
/// @param scores columns `profile`, `name`, `value`: as given last
public record RuleTables(String memberships, String stages, String scores) {

    public static final RuleTables STANDARD = new RuleTables("memberships", "stages", "scores");

    /// Where nothing is known of any of it.
    public static final RuleTables NOTHING =
            new RuleTables(
                    "(SELECT NULL::UUID AS profile, NULL::VARCHAR AS segment WHERE FALSE)",
                    "(SELECT NULL::UUID AS profile, NULL::VARCHAR AS model, NULL::VARCHAR AS stage WHERE FALSE)",
                    "(SELECT NULL::UUID AS profile, NULL::VARCHAR AS name, NULL::DECIMAL(24, 6) AS value WHERE FALSE)");
}
